import { type EstimateView, estimateWords } from '@weft/client'
import { Icon } from '../parts/icon.tsx'

/** What `RunBar` takes. */
export interface RunBarProps {
  readonly isRunning: boolean
  /** What is under way, in a few words. */
  readonly work: string
  readonly cancel: () => void
  /** How many fields are shown as wrong. */
  readonly wrong: number
  /** What a run should cost; missing while it is not known. */
  readonly estimate: EstimateView | undefined
  /** Why nothing was started, where no field is to blame. */
  readonly failures: readonly string[]
}

/** Run and Cancel, always at hand, with what a run should cost. */
export function RunBar({ isRunning, work, cancel, wrong, estimate, failures }: RunBarProps) {
  return (
    <div class="bar">
      {failures.length > 0 && (
        <div class="note note--bad" role="alert">
          {failures.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </div>
      )}
      <div class="bar-row">
        {/* One element, so that it keeps the focus of whoever pressed it. */}
        <button
          type={isRunning ? 'button' : 'submit'}
          class={`button button--large${isRunning ? '' : ' button--primary'}`}
          onClick={isRunning ? cancel : undefined}
        >
          <Icon name={isRunning ? 'stop' : 'play'} /> {isRunning ? 'Cancel' : 'Run'}
        </button>
        <span class="bar-words">{isRunning ? work : barWords(wrong, estimate)}</span>
      </div>
    </div>
  )
}

function barWords(wrong: number, estimate: EstimateView | undefined): string {
  if (wrong > 0) return wrong === 1 ? 'One field needs a look.' : `${wrong} fields need a look.`
  return estimate === undefined || estimate.basis === 'free' ? '' : `About ${estimateWords(estimate)}`
}
