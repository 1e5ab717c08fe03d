import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { getMimeType } from 'hono/utils/mime'
import { readFileIfThere } from './read-file-if-there.ts'

/** A built file, and the headers that tell what it is. */
export interface BuiltFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
}

/** How the names of the files end that `scripts/compress-files.mjs` leaves beside each text file; smallest first. */
const endings: Readonly<Record<string, string>> = { br: '.br', gzip: '.gz' }

/** Reads a built file, compressed where the browser takes that and the build made it. Undefined when there is none. */
export async function readBuiltFile(context: Context, file: string): Promise<BuiltFile | undefined> {
  const headers = {
    'content-type': getMimeType(file) ?? 'application/octet-stream',
    vary: 'accept-encoding',
  }
  const encoding = accepts(context, {
    header: 'Accept-Encoding',
    supports: Object.keys(endings),
    default: 'identity',
    // What a browser prefers by order alone says nothing: the smallest that it takes is best.
    match: (accepted, { supports }) =>
      supports.find((name) => accepted.some(({ type, q }) => type === name && q > 0)) ?? 'identity',
  })
  const ending = endings[encoding]
  const compressed = ending === undefined ? undefined : await readFileIfThere(file + ending)
  if (compressed !== undefined)
    return { bytes: compressed, headers: { ...headers, 'content-encoding': encoding } }
  const bytes = await readFileIfThere(file)
  return bytes === undefined ? undefined : { bytes, headers }
}
