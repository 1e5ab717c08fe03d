import type { WorkflowDocument } from '@weft/workflow'
import type { DocumentIssue } from '../../state/check-document.ts'
import { inTitles } from '../../state/in-titles.ts'

/** Pixels at zoom 1, as `fields.css` has them; a letter as wide as letters are in the middle. */
const sizes = { line: 15, between: 2, letter: 5.5 } as const

/**
 * How high the words about some issues stand on a card, each with the button that mends it, in pixels at zoom 1.
 *
 * @param room width of the lines in pixels at zoom 1
 */
export function issueHeight(
  document: WorkflowDocument,
  issues: readonly DocumentIssue[],
  room: number,
): number {
  const lines = issues.map(({ message, fix }) => {
    const button = fix === undefined ? '' : ` ${fix.kind === 'batch' ? fix.label : 'Mend'}`
    return Math.max(
      1,
      Math.ceil(((inTitles(document, message).length + button.length) * sizes.letter) / room),
    )
  })
  const height = lines.reduce((sum, count) => sum + count * sizes.line, 0)
  return height + Math.max(0, lines.length - 1) * sizes.between
}
