import { createHash } from 'node:crypto'
import { WeftError } from '@weft/ports'
import { type ModelProvider, toDataUri } from '@weft/provider'
import { replicateFileSchema } from '@weft/replicate-protocol'
import type { UploadCache } from './create-upload-cache.ts'
import { readWith } from './read-with.ts'
import type { Transport } from './transport.ts'

/** Replicate's advice for data URIs, and its limit for files (`replicate-http.md`, Files). Bytes. */
const dataUriLimit = 256_000
const fileLimit = 100_000_000
const lifeMs = 24 * 60 * 60 * 1000

/**
 * Makes a file reachable for a model: up to 256 kB as a data URI, beyond as an uploaded file. A file that was
 * uploaded and is still kept is not uploaded again.
 * @throws `too_large` beyond 100 MB.
 */
export async function uploadFile(
  { transport, cache, now }: { transport: Transport; cache: UploadCache; now: () => number },
  { bytes, mediaType, name }: Parameters<ModelProvider['uploadFile']>[0],
  signal: AbortSignal,
): Promise<string> {
  const type = mediaType.split(';')[0]?.trim().toLowerCase() ?? ''
  if (bytes.byteLength <= dataUriLimit) return toDataUri(bytes, type)
  if (bytes.byteLength > fileLimit) {
    throw new WeftError({
      code: 'too_large',
      message: `Replicate takes files of up to 100 MB; ${name} has ${(bytes.byteLength / 1e6).toFixed(1)} MB.`,
      retryable: false,
    })
  }
  const key = `${createHash('sha256').update(bytes).digest('hex')} ${type}`
  return cache.get(key, async () => {
    const file = new File([new Uint8Array(bytes)], name, { type })
    const sentAt = now()
    const answer: unknown = await transport.repeatable(
      { signal, doing: `upload ${name}`, timeoutMs: 300_000 },
      (client) => client.files.create(file),
    )
    const { urls, expires_at: expires } = readWith(replicateFileSchema, answer, 'an uploaded file')
    const told = Date.parse(expires ?? '')
    return {
      url: urls.get,
      expiresAt: Math.min(Number.isNaN(told) ? Number.POSITIVE_INFINITY : told, sentAt + lifeMs),
    }
  })
}
