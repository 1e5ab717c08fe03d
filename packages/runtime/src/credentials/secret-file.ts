import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { WeftError } from '@weft/ports'
import { z } from 'zod'

const secretsSchema = z.looseObject({ replicateToken: z.string().min(1).optional() })

/** Secrets that were entered in the editor. Never sent back, never logged. */
export interface KeptSecrets {
  readonly replicateToken?: string | undefined
}

/** Where secrets are kept: a file that only its owner may read, or memory where there is no data directory. */
export interface SecretFile {
  readonly read: () => Promise<KeptSecrets>
  /** Replaces what is kept, in one step: a crash leaves the old or the new. */
  readonly write: (secrets: KeptSecrets) => Promise<void>
}

/** Makes the keeper of `secrets.json` (mode 0600) in a data directory. */
export function createSecretFile(directory: string | undefined): SecretFile {
  if (directory === undefined) {
    let kept: KeptSecrets = {}
    return {
      read: async () => kept,
      write: async (secrets) => {
        kept = secrets
      },
    }
  }
  const path = join(directory, 'secrets.json')
  return {
    read: async () => {
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      })
      return text === undefined ? {} : parseSecrets(path, text)
    },
    write: async (secrets) => {
      await mkdir(directory, { recursive: true })
      const file = await open(`${path}.new`, 'w', 0o600)
      try {
        // A file left by a crash keeps the mode it had.
        await chmod(`${path}.new`, 0o600)
        await file.writeFile(`${JSON.stringify(secrets, null, 2)}\n`)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(`${path}.new`, path)
    },
  }
}

/** The text is not quoted in the error: it holds a secret. */
function parseSecrets(path: string, text: string): KeptSecrets {
  try {
    return secretsSchema.parse(JSON.parse(text))
  } catch {
    throw new WeftError({
      code: 'internal',
      message: `${path} cannot be read as the JSON that Weft wrote. Mend it, or take it away and enter the token again.`,
      retryable: false,
    })
  }
}
