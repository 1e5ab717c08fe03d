import { readFile } from 'node:fs/promises'

/** Undefined for what is not there or no file. */
export async function readFileIfThere(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(file))
  } catch {
    return undefined
  }
}
