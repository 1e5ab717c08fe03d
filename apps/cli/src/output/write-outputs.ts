import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AssetId, FileValue, ImageValue, Value } from '@weft/ports'
import { safeFileName } from './safe-file-name.ts'

/** File endings by media type, for the types that runs give. */
const endings: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/gif': 'gif',
  'video/mp4': 'mp4',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
}

/**
 * Writes the outputs of a run into a folder: each picture or file as `name.png`, or `name-0.png` … in a list,
 * each text as `name.txt`, anything else as `name.json`.
 *
 * @returns the paths written, in order
 */
export async function writeOutputs(
  outputs: { readonly [name: string]: Value },
  directory: string,
  readAsset: (id: AssetId) => Promise<Uint8Array>,
): Promise<string[]> {
  await mkdir(directory, { recursive: true })
  const written: string[] = []
  const write = async (name: string, content: Uint8Array | string) => {
    const path = join(directory, name)
    await writeFile(path, content)
    written.push(path)
  }
  const writeValue = async (name: string, value: Value): Promise<void> => {
    if (isStoredFile(value))
      return write(`${name}.${endings[value.mediaType] ?? 'bin'}`, await readAsset(value.asset))
    if (typeof value === 'string') return write(`${name}.txt`, `${value}\n`)
    if (Array.isArray(value) && value.length > 0 && value.every(isStoredFile)) {
      for (const [index, item] of value.entries()) await writeValue(`${name}-${index}`, item)
      return
    }
    return write(`${name}.json`, `${JSON.stringify(value, null, 2)}\n`)
  }
  for (const [name, value] of Object.entries(outputs)) await writeValue(safeFileName(name), value)
  return written
}

function isStoredFile(value: Value): value is ImageValue | FileValue {
  return typeof value === 'object' && value !== null && 'asset' in value && 'mediaType' in value
}
