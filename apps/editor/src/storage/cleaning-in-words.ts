import type { StorageCleanView } from '@weft/client'

/** What a clean-up removes or has removed, such as `3 files and 1 picture of the bin`; nothing when it is nothing. */
export function cleaningInWords({ files, results, thumbnails }: StorageCleanView): string | undefined {
  const parts = [
    [results.length, 'picture of the bin', 'pictures of the bin'],
    [files.length, 'file', 'files'],
    [thumbnails.count, 'small picture', 'small pictures'],
  ] as const
  const words = parts.flatMap(([count, one, many]) =>
    count === 0 ? [] : [`${count.toLocaleString('en')} ${count === 1 ? one : many}`],
  )
  const last = words.pop()
  if (last === undefined) return undefined
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`
}
