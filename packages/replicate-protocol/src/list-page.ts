import { z } from 'zod'

/** One page of a list: `next` and `previous` are whole URLs, or null at the ends. */
export type ListPage<Item> = {
  readonly next: string | null
  readonly previous: string | null
  readonly results: readonly Item[]
}

/** Makes the reader of a page whose entries `item` reads. */
export function listPageSchema<Item extends z.ZodType>(item: Item) {
  return z.looseObject({
    next: z.string().nullish(),
    previous: z.string().nullish(),
    results: z.array(item),
  })
}
