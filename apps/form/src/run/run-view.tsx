import { costWords, type InterfaceView } from '@weft/client'
import type { RunState } from '@weft/engine'
import type { Api } from '../api/create-api.ts'
import { Icon } from '../parts/icon.tsx'
import { describeEnd } from './describe-end.ts'
import { describeProgress } from './describe-progress.ts'
import { OutputView } from './output-view.tsx'
import { outputsSoFar, type ShownOutput } from './outputs-so-far.ts'
import { countPictures } from './pictures-in.ts'
import type { ShownRun } from './use-runs.ts'

/** What `RunView` takes. */
export interface RunViewProps {
  readonly api: Api
  readonly form: InterfaceView
  readonly shown: ShownRun
  readonly retry: () => void
  /** Takes the inputs of the shown run back into the form. */
  readonly reuse: () => void
}

/** Whether something of the run was simulated: one that calls no model has nothing to say of it. */
function isSimulated(run: RunState, outputs: readonly ShownOutput[]): boolean {
  if (!run.simulated) return false
  const isCalled = Object.values(run.nodes).some(
    ({ attempts, lanes }) => attempts ?? lanes?.some((lane) => lane.attempts),
  )
  return isCalled || countPictures(outputs.map(({ value }) => value)) > 0
}

/** A run: what it is at, what came out so far, and how it ended. */
export function RunView({ api, form, shown, retry, reuse }: RunViewProps) {
  const run = shown.followed?.run
  if (run === undefined)
    return shown.lost === undefined ? (
      <p class="note">Starting…</p>
    ) : (
      <p class="note note--bad">{shown.lost}</p>
    )
  const end = describeEnd(run)
  const work = end === undefined ? describeProgress(run, shown.followed?.titles ?? new Map()) : []
  const outputs = outputsSoFar(run, form.outputs)
  return (
    <div class="run">
      {isSimulated(run, outputs) && (
        <p class="note note--simulated">Simulated: no model was called, and nothing is paid.</p>
      )}
      {end === undefined && (
        <ul class="work">
          {work.map(({ key, title, words, fraction }) => (
            <li key={key}>
              <span class="work-title">{title}</span>
              <span class="work-words">{words}</span>
              <progress max={1} value={fraction} aria-label={title} />
            </li>
          ))}
          {work.length === 0 && (
            <li>
              <span class="work-title">{run.status === 'queued' ? 'Waits for its turn' : 'At work'}</span>
              <progress aria-label="At work" />
            </li>
          )}
        </ul>
      )}
      {end !== undefined && (end.tone !== 'good' || outputs.length === 0) && (
        <div class={`note note--${end.tone}`}>
          <p class="note-head">{end.headline}</p>
          {end.details.map((detail) => (
            <p key={detail}>{detail}</p>
          ))}
          {run.status === 'failed' && (
            <button type="button" class="button" onClick={retry}>
              <Icon name="again" size={16} /> {outputs.length > 0 ? 'Try the rest again' : 'Try again'}
            </button>
          )}
        </div>
      )}
      {shown.lost !== undefined && <p class="note note--bad">{shown.lost}</p>}
      {outputs.map(({ name, value }) => (
        <OutputView
          key={name}
          api={api}
          name={name}
          value={value}
          fileName={form.outputs.length === 1 ? form.slug : `${form.slug}-${name}`}
          isOnly={form.outputs.length === 1}
        />
      ))}
      {end !== undefined && (
        <p class="run-foot">
          {run.cost !== undefined && !run.simulated && <span>Cost: {costWords(run.cost)}</span>}
          <button type="button" class="link" onClick={reuse}>
            Use these inputs again
          </button>
        </p>
      )}
    </div>
  )
}
