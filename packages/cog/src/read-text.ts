import { WeftError } from '@weft/ports'

/** Reads a body of at most `limit` bytes as text. @throws `too_large` as soon as it is longer. */
export async function readText(response: Response, limit: number): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength
    if (length > limit)
      throw new WeftError({
        code: 'too_large',
        message: `An answer of the container is larger than ${(limit / 1e6).toFixed(0)} MB.`,
        retryable: false,
      })
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
