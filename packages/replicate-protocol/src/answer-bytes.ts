import type { StoredBytes } from './prediction-backend.ts'

/** Answers with bytes, their type and their name. */
export function answerBytes({ bytes, mediaType, name }: StoredBytes): Response {
  return new Response(bytes, {
    headers: {
      'content-type': mediaType,
      'content-length': String(bytes.byteLength),
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-content-type-options': 'nosniff',
    },
  })
}
