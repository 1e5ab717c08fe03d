import type { InterfaceView } from '@weft/client'
import { describeEnd } from './describe-end.ts'
import { outputsSoFar } from './outputs-so-far.ts'
import { countPictures } from './pictures-in.ts'
import type { ShownRun } from './use-runs.ts'

/** What is announced to those who do not see the page: as much as changes seldom. */
export function sayRun(shown: ShownRun | undefined, form: InterfaceView): string {
  if (shown === undefined) return ''
  if (shown.lost !== undefined) return shown.lost
  const run = shown.followed?.run
  if (run === undefined) return 'Starting'
  const pictures = countPictures(outputsSoFar(run, form.outputs).map(({ value }) => value))
  const count =
    pictures === 0 ? '' : pictures === 1 ? 'One picture is there.' : `${pictures} pictures are there.`
  const end = describeEnd(run)
  if (end === undefined) return ['Running.', count].filter(Boolean).join(' ')
  return [`${end.headline}${/[.!]$/.test(end.headline) ? '' : '.'}`, count, ...end.details]
    .filter(Boolean)
    .join(' ')
}
