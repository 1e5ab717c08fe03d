import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { WeftError } from '@weft/ports'

const form = /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/

/**
 * Reads the key that webhooks are signed with from `webhook-secret` in the data directory, and makes it at the first
 * time (mode 0600). Without a directory it lasts as long as the process. `whsec_` and base64, as Standard Webhooks
 * writes it. Throws `internal` for a file that holds something else.
 */
export async function openWebhookSecret(directory: string | undefined): Promise<string> {
  const made = `whsec_${randomBytes(32).toString('base64')}`
  if (directory === undefined) return made
  const path = join(directory, 'webhook-secret')
  const kept = await read(path)
  if (kept !== undefined) return kept
  await mkdir(directory, { recursive: true })
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(`${made}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  return made
}

async function read(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  const secret = text?.trim()
  if (secret === undefined || form.test(secret)) return secret
  throw new WeftError({
    code: 'internal',
    message: `${path} should hold \`whsec_\` and a key in base64, but holds something else. Take it away, and a new key is made; receivers have to be told of it.`,
    retryable: false,
  })
}
