import { randomUUID } from 'node:crypto'
import { link, mkdir, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Writes a file that appears whole or not at all, even when the power fails, and never replaces one that is there:
 * of several writers at once the first wins. Gives whether this one did.
 */
export async function writeFileOnce(path: string, content: Uint8Array | string): Promise<boolean> {
  const directory = dirname(path)
  await mkdir(directory, { recursive: true })
  // Random, because two writers of the same content may be in different processes.
  const temporary = `${path}.${randomUUID()}.tmp`
  try {
    await writeDurably(temporary, content)
    await link(temporary, path)
  } catch (error) {
    if (isFileExists(error)) return false
    throw error
  } finally {
    await rm(temporary, { force: true })
  }
  await syncDirectory(directory)
  return true
}

async function writeDurably(path: string, content: Uint8Array | string): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Without this the name of a new file may be lost although its content is on the disk. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}

function isFileExists(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}
