import { drawRandom } from '../inputs/values-to-send.ts'
import { Icon } from '../parts/icon.tsx'
import type { ControlProps } from './field-control.ts'
import { NumberControl } from './number-control.tsx'

/** A seed: another one for each run, or the same number each time. */
export function SeedControl(props: ControlProps) {
  const { port, title, value, set, id } = props
  const { minimum = 0, maximum = 4_294_967_295, ...plain } = port
  const isRandom = value === undefined
  const roll = () => set(drawRandom(minimum, maximum))
  return (
    <div class="seed">
      <div class="choices" role="radiogroup" aria-label={title} aria-describedby={props.describedBy}>
        <label class="choice">
          <input
            id={isRandom ? id : undefined}
            type="radio"
            name={`${id}-kind`}
            checked={isRandom}
            onChange={() => set(undefined)}
          />
          <span>Random</span>
        </label>
        <label class="choice">
          <input type="radio" name={`${id}-kind`} checked={!isRandom} onChange={roll} />
          <span>Fixed</span>
        </label>
      </div>
      {!isRandom && (
        <>
          <NumberControl {...props} port={plain} />
          <button
            type="button"
            class="icon-button"
            aria-label={`Another number for ${title}`}
            title="Another number"
            onClick={roll}
          >
            <Icon name="dice" />
          </button>
        </>
      )}
    </div>
  )
}
