/** What {@link pageOf} takes. */
export type PageRequest<Item> = {
  /** All items, in the order they are shown. */
  readonly items: readonly Item[]
  /** A cursor from an earlier page of the same list. */
  readonly cursor: string | undefined
  /** Items a page, at least 1. */
  readonly limit: number
  /** A text that names an item for good, so that a cursor survives newer items. */
  readonly keyOf: (item: Item) => string
}

/** One page of a list that is held in memory; a cursor is missing at its end of the list. */
export type CursorPage<Item> = {
  readonly results: readonly Item[]
  readonly nextCursor?: string
  readonly previousCursor?: string
}

/**
 * Cuts one page out of a list. Cursors name the item beside the page, not a position, so items that come in
 * meanwhile neither repeat nor hide any. Gives undefined when the cursor cannot be read or its item is gone.
 */
export function pageOf<Item>(request: PageRequest<Item>): CursorPage<Item> | undefined {
  const { items, cursor, limit, keyOf } = request
  const range = cursor === undefined ? { start: 0, end: limit } : readRange(request, cursor)
  if (range === undefined) return undefined
  const results = items.slice(range.start, range.end)
  const first = results[0]
  const last = results.at(-1)
  return {
    results,
    ...(last !== undefined && range.end < items.length ? { nextCursor: write('after', keyOf(last)) } : {}),
    ...(first !== undefined && range.start > 0 ? { previousCursor: write('before', keyOf(first)) } : {}),
  }
}

function readRange<Item>({ items, limit, keyOf }: PageRequest<Item>, cursor: string) {
  const [, side, key] = /^(after|before):(.*)$/s.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? []
  const at = key === undefined ? -1 : items.findIndex((item) => keyOf(item) === key)
  if (at === -1) return undefined
  return side === 'after'
    ? { start: at + 1, end: at + 1 + limit }
    : { start: Math.max(0, at - limit), end: at }
}

function write(side: 'after' | 'before', key: string): string {
  return Buffer.from(`${side}:${key}`, 'utf8').toString('base64url')
}
