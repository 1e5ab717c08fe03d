import { WeftError } from '@weft/ports'

/** The place after the last item seen of a list ordered by time, then id, both descending. */
export interface PageCursor {
  /** ISO 8601. */
  readonly time: string
  readonly id: string
}

/** Writes a cursor as `time,id`. */
export function formatCursor(cursor: PageCursor): string {
  return `${cursor.time},${cursor.id}`
}

/** Reads a cursor that `formatCursor` wrote. Throws `invalid_input` for anything else. */
export function parseCursor(text: string): PageCursor {
  const comma = text.indexOf(',')
  const time = text.slice(0, comma)
  const id = text.slice(comma + 1)
  if (comma < 1 || id === '' || Number.isNaN(Date.parse(time)))
    throw new WeftError({
      code: 'invalid_input',
      message: `The cursor must be one that an earlier page gave, but was "${text.slice(0, 100)}". Start again without a cursor.`,
      retryable: false,
    })
  return { time, id }
}
