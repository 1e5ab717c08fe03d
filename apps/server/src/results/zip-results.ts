import type { StoredPicture } from '@weft/storage'
import { Zip, ZipPassThrough } from 'fflate'
import { resultFileName } from './result-file-name.ts'

/**
 * Makes a zip of pictures as it is read, one picture in memory at a time. Pictures are small already: they are not
 * compressed again.
 */
export function zipResults(
  pictures: readonly StoredPicture[],
  read: (picture: StoredPicture) => Promise<Uint8Array | undefined>,
): ReadableStream<Uint8Array> {
  const names = new Map<string, number>()
  const left = [...pictures]
  let parts: Uint8Array[] = []
  let failure: Error | undefined
  const zip = new Zip((error, part) => {
    if (error) failure = error
    else parts.push(part)
  })
  const addNext = async (): Promise<void> => {
    const picture = left.shift()
    if (picture === undefined) return zip.end()
    const bytes = await read(picture)
    // Its file went while the archive was being read: the others are worth having.
    if (bytes === undefined) return
    const entry = new ZipPassThrough(uniqueName(resultFileName(picture), names))
    entry.mtime = picture.createdAt
    zip.add(entry)
    entry.push(bytes, true)
  }
  let isEnded = false
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      while (parts.length === 0 && !isEnded) {
        isEnded = left.length === 0
        await addNext()
        if (failure) throw failure
      }
      for (const part of parts) controller.enqueue(part)
      parts = []
      if (isEnded) controller.close()
    },
    cancel() {
      zip.terminate()
    },
  })
}

/** The same name twice gets a number. */
function uniqueName(name: string, taken: Map<string, number>): string {
  const count = (taken.get(name) ?? 0) + 1
  taken.set(name, count)
  if (count === 1) return name
  const dot = name.lastIndexOf('.')
  return uniqueName(`${name.slice(0, dot)}_${count}${name.slice(dot)}`, taken)
}
