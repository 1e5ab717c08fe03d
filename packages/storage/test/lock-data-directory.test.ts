import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { lockDataDirectory } from '@weft/storage'
import { expect, it } from 'vitest'
import { temporaryDirectory } from './temporary-directory.ts'

async function ownerOf(directory: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'hold-lock.ts'), directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (child.stdout) await once(child.stdout, 'data')
  return child
}

it('gives a data directory to one owner, and names it to the second', async () => {
  const directory = await temporaryDirectory()
  const lock = await lockDataDirectory(directory)
  await expect(lockDataDirectory(directory)).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining(`${directory} is in use by another Weft (process ${process.pid})`),
  })
  await lock.release()
  const again = await lockDataDirectory(directory)
  await again.release()
})

it('names another process, and takes over at once when that one was killed', async () => {
  const directory = await temporaryDirectory()
  const owner = await ownerOf(directory)
  await expect(lockDataDirectory(directory)).rejects.toThrow(`process ${owner.pid}`)
  const ended = once(owner, 'exit')
  owner.kill('SIGKILL')
  await ended
  const lock = await lockDataDirectory(directory)
  await lock.release()
})
