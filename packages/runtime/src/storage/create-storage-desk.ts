import { type AssetId, WeftError } from '@weft/ports'
import type { AssetStore, RelationalStore, StoredFile, StoredPicture } from '@weft/storage'
import { assetsIn } from '../pictures/assets-in.ts'
import type { ThumbnailFiles } from '../thumbnails/thumbnail-files.ts'
import { findReferences, kindOf, type References } from './find-references.ts'
import type { Amount, Cleaning, CleanRequest, StorageDesk } from './storage-desk.ts'

/** Milliseconds of a day. */
const day = 86_400_000

/** Results of the trash that are read at once. */
const picturesPerPage = 500

const nothing: Amount = { count: 0, bytes: 0 }

/** What the desk stands on. */
export interface StorageContext {
  readonly store: RelationalStore
  readonly assets: AssetStore
  /** Missing: thumbnails are not kept. */
  readonly thumbnails: ThumbnailFiles | undefined
  readonly now: () => Date
}

/**
 * Makes the desk that reports on the storage and cleans it, beside runs that are going on: a file that anybody uses or
 * stores after a clean-up began is left (`AssetRemoval`), and documents that were saved meanwhile are looked at again.
 */
export function createStorageDesk(context: StorageContext): StorageDesk {
  const { store, assets, thumbnails, now } = context
  let isCleaning = false
  return {
    report: async () => {
      const references = await findReferences(store)
      const kinds = {
        results: nothing,
        trashed: nothing,
        uploads: nothing,
        intermediate: nothing,
        fresh: nothing,
        unreferenced: nothing,
        thumbnails: (await thumbnails?.size()) ?? nothing,
      }
      for await (const file of assets.all()) {
        const kind = kindOf(file, references, now())
        const { count, bytes } = kinds[kind]
        kinds[kind] = { count: count + 1, bytes: bytes + file.bytes }
      }
      const database = { bytes: await store.size() }
      const bytes = Object.values(kinds).reduce((sum, amount) => sum + amount.bytes, database.bytes)
      return { kinds, database, bytes }
    },
    clean: async (request) => {
      if (isCleaning)
        throw new WeftError({
          code: 'invalid_input',
          message: 'A clean-up is going on: wait until it has ended.',
          retryable: true,
        })
      isCleaning = true
      try {
        return await clean(context, request)
      } finally {
        isCleaning = false
      }
    },
  }
}

async function clean(context: StorageContext, request: CleanRequest): Promise<Cleaning> {
  const { store, assets, thumbnails, now } = context
  const { dryRun, trashed, olderThanDays } = request
  const began = now()
  const removal = assets.beginRemoval()
  try {
    const references = await findReferences(store)
    const trash = trashed ? await readTrash(store, began, olderThanDays ?? 0) : []
    const fromTrash = new Set(
      trash.map(({ image }) => image.asset).filter((id) => isOnlyTrash(references, id)),
    )
    const cutoff = began.getTime() - Math.max(1, olderThanDays ?? 1) * day
    const candidates: StoredFile[] = []
    for await (const file of assets.all()) {
      const isUnnamed =
        kindOf(file, references, began) === 'unreferenced' && file.storedAt.getTime() <= cutoff
      if (isUnnamed || fromTrash.has(file.id)) candidates.push(file)
    }
    for await (const { text } of store.references.documentsSince(began.toISOString()))
      for (const id of assetsIn(text)) remove(candidates, id)
    const gone: StoredFile[] = []
    for (const file of candidates) if (dryRun || (await removal.remove(file.id))) gone.push(file)
    const goneIds = new Set(gone.map(({ id }) => id))
    const isLeft = new Set(candidates.map(({ id }) => id).filter((id) => !goneIds.has(id)))
    // A picture that somebody used meanwhile stays in the trash, so that the next clean-up finds it.
    const results = trash.filter(({ image }) => !isLeft.has(image.asset)).map(({ id }) => id)
    // Rows go last: a crash before leaves results in the trash whose files are gone, and they go next time.
    if (!dryRun && goneIds.size > 0)
      await store.results.deleteWhere((outputs) => assetsIn(outputs).some((id) => goneIds.has(id)))
    if (!dryRun && results.length > 0) await store.pictures.delete(results)
    const small = (await thumbnails?.removeWhere((id) => goneIds.has(id), dryRun)) ?? nothing
    const files = gone.map(({ id, bytes }) => ({ id, bytes }))
    const bytes = files.reduce((sum, file) => sum + file.bytes, small.bytes)
    return { dryRun, files, results, thumbnails: small, bytes }
  } finally {
    removal.end()
  }
}

/** Whether nothing but the trash, and what a run that has ended made, names an asset. */
function isOnlyTrash(references: References, id: AssetId): boolean {
  const named = references.get(id)
  return named !== undefined && !named.has('result') && !named.has('document') && !named.has('open')
}

async function readTrash(
  { pictures }: RelationalStore,
  now: Date,
  days: number,
): Promise<readonly StoredPicture[]> {
  const cutoff = new Date(now.getTime() - days * day).toISOString()
  const found: StoredPicture[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const page: Awaited<ReturnType<typeof pictures.list>> = await pictures.list({
      trashed: true,
      limit: picturesPerPage,
      ...(cursor !== '' && { cursor }),
    })
    found.push(...page.pictures.filter(({ trashedAt = '' }) => trashedAt <= cutoff))
    cursor = page.cursor
  }
  return found
}

function remove(files: StoredFile[], id: AssetId): void {
  const at = files.findIndex((file) => file.id === id)
  if (at !== -1) files.splice(at, 1)
}
