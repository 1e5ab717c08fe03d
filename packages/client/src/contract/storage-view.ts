import { z } from 'zod'

/** How many files, and how many bytes they have together. */
const amount = z.object({ count: z.number().int(), bytes: z.number().int() }).meta({ id: 'StorageAmount' })

/** What takes how much room. Each stored file is counted once, under the first kind that it is of. */
export const storageView = z
  .object({
    kinds: z.object({
      results: amount.meta({ description: 'Pictures that runs made.' }),
      trashed: amount.meta({ description: 'Results in the trash.' }),
      uploads: amount.meta({ description: 'Files that saved workflows or inputs of runs name.' }),
      intermediate: amount.meta({
        description: 'Other files of runs and kept results, such as masks between nodes.',
      }),
      fresh: amount.meta({
        description: 'Files that nothing here names, younger than a day: an editor may name them.',
      }),
      unreferenced: amount.meta({ description: 'Files that nothing names any more.' }),
      thumbnails: amount.meta({ description: 'Small pictures, made again when they are wanted.' }),
    }),
    database: z.object({ bytes: z.number().int() }),
    bytes: z.number().int().meta({ description: 'All of it.' }),
  })
  .meta({ id: 'Storage' })

/** Body of `POST /api/storage/clean`. */
export const storageCleanBody = z
  .strictObject({
    dryRun: z
      .boolean()
      .exactOptional()
      .meta({ description: '`false` removes; default `true`: only says what would be removed.' }),
    olderThanDays: z.int().min(1).max(36_500).exactOptional().meta({
      description:
        'Only what is older: files by when they were stored, trash by when it was thrown away. Default: files of more than a day, all trash.',
    }),
    trashed: z.boolean().exactOptional().meta({ description: '`true` empties the trash, too.' }),
  })
  .meta({ id: 'StorageCleanRequest' })

/** What was removed, or would be. */
export const storageCleanView = z
  .object({
    dryRun: z.boolean(),
    files: z.array(z.object({ id: z.string(), bytes: z.number().int() })).meta({
      description: 'Stored files, by asset id.',
    }),
    results: z.array(z.string()).meta({ description: 'Ids of the results that were in the trash.' }),
    thumbnails: amount,
    bytes: z.number().int().meta({ description: 'Freed in all.' }),
  })
  .meta({ id: 'StorageCleaning' })

/** What takes how much room. */
export type StorageView = z.infer<typeof storageView>

/** Body of `POST /api/storage/clean`. */
export type StorageCleanBody = z.input<typeof storageCleanBody>

/** What was removed, or would be. */
export type StorageCleanView = z.infer<typeof storageCleanView>
