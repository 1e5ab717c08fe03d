import type { AssetId } from '@weft/ports'
import type { ReferenceKind, RelationalStore, StoredFile } from '@weft/storage'
import { assetsIn } from '../pictures/assets-in.ts'
import type { StorageReport } from './storage-desk.ts'

/** What names each asset. */
export type References = ReadonlyMap<AssetId, ReadonlySet<ReferenceKind>>

/** Milliseconds of a day: what was stored within one may be named by a document that is not saved yet. */
const freshFor = 86_400_000

/** Reads everything that names assets. */
export async function findReferences({
  references,
}: Pick<RelationalStore, 'references'>): Promise<References> {
  const found = new Map<AssetId, Set<ReferenceKind>>()
  for await (const { kind, text } of references.all())
    for (const id of assetsIn(text)) found.set(id, (found.get(id) ?? new Set<ReferenceKind>()).add(kind))
  return found
}

/** The kind that a stored file is counted under: the first that it is of. */
export function kindOf(
  file: StoredFile,
  references: References,
  now: Date,
): Exclude<keyof StorageReport['kinds'], 'thumbnails'> {
  const named = references.get(file.id)
  if (named?.has('result')) return 'results'
  if (named?.has('trash')) return 'trashed'
  if (named?.has('document')) return 'uploads'
  if (named !== undefined && file.isWhole) return 'intermediate'
  return file.storedAt.getTime() > now.getTime() - freshFor ? 'fresh' : 'unreferenced'
}
