import { Problem } from '../problems/problem.ts'
import { readBytes } from '../requests/read-bytes.ts'

/** 100 MB. */
const maxBytes = 100_000_000

/** What somebody uploads. */
export interface Upload {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** As told; what is stored is what the bytes are. */
  readonly mediaType: string
}

/** Reads an upload: multipart with one `file`, or raw bytes. Throws a `Problem`. */
export async function readUpload(request: Request): Promise<Upload> {
  const type = request.headers.get('content-type')
  const bytes = await readBytes(request, maxBytes)
  if (type === null) {
    throw new Problem(
      'unsupported_media_type',
      'There is no Content-Type: send multipart/form-data with a `file`, or raw bytes with their own type.',
    )
  }
  if (!/^\s*multipart\/form-data\s*(?:;|$)/i.test(type)) return refuseEmpty({ bytes, mediaType: type })
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => {
    throw new Problem('malformed_request', 'The body cannot be read as multipart/form-data.')
  })
  const unknown = [...form.keys()].find((name) => name !== 'file')
  if (unknown !== undefined) {
    throw new Problem(
      'malformed_request',
      `The form has the field ${JSON.stringify(unknown)}: it takes one \`file\`.`,
    )
  }
  const files = form.getAll('file')
  const [file] = files
  if (files.length !== 1 || file === undefined || typeof file === 'string') {
    throw new Problem(
      'malformed_request',
      `The form must have one file in the field \`file\`, but has ${files.length === 1 ? 'text' : files.length}.`,
    )
  }
  return refuseEmpty({
    bytes: new Uint8Array(await file.arrayBuffer()),
    mediaType: file.type === '' ? 'application/octet-stream' : file.type,
  })
}

/** Nothing is no file: most likely the body was forgotten. */
function refuseEmpty(upload: Upload): Upload {
  if (upload.bytes.byteLength > 0) return upload
  throw new Problem('malformed_request', 'The file is empty: there is nothing to store.')
}
