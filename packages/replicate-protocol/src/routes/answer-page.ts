import type { Context } from 'hono'
import type { ListPage } from '../list-page.ts'
import type { CursorPage } from '../page-of.ts'

/** Answers with one page of a list; `next` and `previous` are this request's URL with another cursor. */
export function answerPage<Item>(context: Context, page: CursorPage<Item>): Response {
  const link = (cursor: string | undefined): string | null => {
    if (cursor === undefined) return null
    const url = new URL(context.req.url)
    url.searchParams.set('cursor', cursor)
    return url.href
  }
  const body: ListPage<Item> = {
    next: link(page.nextCursor),
    previous: link(page.previousCursor),
    results: page.results,
  }
  return context.json(body)
}
