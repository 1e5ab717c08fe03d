import { useStore } from 'zustand'
import { OptionSlider } from './option-slider.tsx'
import type { PainterStore } from './painter-store.ts'

/** Colours that stand out from most pictures. */
const tints = [
  { title: 'Red', value: '#ff5a4f' },
  { title: 'Green', value: '#3ddc84' },
  { title: 'Blue', value: '#4aa3ff' },
  { title: 'White', value: '#ffffff' },
]

/** The colour and the opacity in which the mask is shown; they do not change the mask. */
export function TintOptions({ store }: { readonly store: PainterStore }) {
  const tint = useStore(store, (state) => state.tint)
  const tintOpacity = useStore(store, (state) => state.tintOpacity)
  return (
    <span className="painter-group">
      <fieldset className="painter-tints" aria-label="Mask colour">
        {tints.map(({ title, value }) => (
          <button
            key={value}
            type="button"
            className="painter-tint"
            style={{ background: value }}
            aria-label={`${title} mask`}
            aria-pressed={tint === value}
            onClick={() => store.setState({ tint: value })}
          />
        ))}
        <input
          type="color"
          className="painter-tint painter-tint--own"
          aria-label="Own mask colour"
          value={tint}
          onChange={(event) => store.setState({ tint: event.currentTarget.value })}
        />
      </fieldset>
      <OptionSlider
        label="Show"
        shown={`${Math.round(tintOpacity * 100)} %`}
        value={Math.round(tintOpacity * 100)}
        minimum={10}
        maximum={100}
        onChange={(next) => store.setState({ tintOpacity: next / 100 })}
      />
    </span>
  )
}
