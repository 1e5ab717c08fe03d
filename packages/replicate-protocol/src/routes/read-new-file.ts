import type { Context } from 'hono'
import { isJsonObject } from '../is-json-object.ts'
import type { NewFile } from '../prediction-backend.ts'
import { problem } from '../problem.ts'

/**
 * Reads the multipart form of an upload: `content`, and `filename`, `type`, `metadata` (JSON, as text or as a part of
 * its own). Throws `unreadableBody` (400) when it is no form, `invalidInput` (422) when parts are missing or wrong.
 */
export async function readNewFile(context: Context): Promise<NewFile> {
  const form = await readForm(context)
  const content = form.get('content')
  if (!(content instanceof Blob)) {
    throw problem.invalidInput([{ type: 'required', field: '', description: 'content is required' }])
  }
  const given = { name: form.get('filename'), type: form.get('type') }
  const ownName = content instanceof File ? content.name : ''
  return {
    bytes: new Uint8Array(await content.arrayBuffer()),
    name: (typeof given.name === 'string' && given.name) || ownName || 'file',
    mediaType: (typeof given.type === 'string' && given.type) || content.type || 'application/octet-stream',
    metadata: await readMetadata(form.get('metadata')),
  }
}

async function readForm(context: Context): Promise<FormData> {
  try {
    return await context.req.raw.formData()
  } catch {
    throw problem.unreadableBody('The request body is not a multipart form.')
  }
}

async function readMetadata(part: FormDataEntryValue | null): Promise<Readonly<Record<string, unknown>>> {
  if (part === null) return {}
  const text = typeof part === 'string' ? part : await part.text()
  const value = parse(text === '' ? '{}' : text)
  if (isJsonObject(value)) return value
  throw problem.invalidInput([
    { type: 'invalid_type', field: 'metadata', description: 'Invalid type. Expected: object, given: string' },
  ])
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
