import type { Json } from '@weft/ports'
import type { PastRun } from './past-runs.ts'

/** What `PastList` takes. */
export interface PastListProps {
  readonly past: readonly PastRun[]
  readonly shownKey: string | undefined
  readonly show: (run: PastRun) => void
  readonly forget: () => void
}

/** The runs that were asked for from this browser, newest first. */
export function PastList({ past, shownKey, show, forget }: PastListProps) {
  if (past.length < 2) return null
  return (
    <section class="past" aria-label="Earlier runs">
      <h2>Earlier runs in this browser</h2>
      <ol>
        {past.map((run) => (
          <li key={run.key}>
            <button
              type="button"
              class="past-run"
              aria-current={run.key === shownKey || undefined}
              onClick={() => show(run)}
            >
              <time dateTime={new Date(run.at).toISOString()}>{timeWords(run.at)}</time>
              <span class="past-words">{inputWords(run.inputs)}</span>
            </button>
          </li>
        ))}
      </ol>
      <button type="button" class="link" onClick={forget}>
        Forget them here
      </button>
    </section>
  )
}

function timeWords(at: number): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(at)
}

/** What was asked for, as far as it is told in a few words. */
function inputWords(inputs: { readonly [name: string]: Json }): string {
  const texts = Object.values(inputs).flatMap((value) => {
    if (typeof value === 'string') return value.startsWith('data:') ? ['a picture'] : [value]
    if (typeof value === 'number' || typeof value === 'boolean') return [String(value)]
    return value === null ? [] : [Array.isArray(value) ? `${value.length} items` : 'a picture or file']
  })
  return texts.length === 0 ? 'with the defaults' : texts.join(' · ')
}
