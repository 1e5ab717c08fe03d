import { isRecord, type Json, type JsonObject, type Port } from '@weft/ports'

/** Where a caller is to put a picture or file of their own. */
const placeholderFile = 'https://example.com/picture.png'

/**
 * The inputs that code starts with: what the workflow's inputs hold now, and something to be replaced where a value
 * must be given. Stored pictures are left out for Replicate's clients, since they have no address there; without one
 * the workflow takes its own.
 */
export function callInputs(inputs: readonly Port[], options: { readonly forReplicate: boolean }): JsonObject {
  return Object.fromEntries(
    inputs.flatMap((port): [string, Json][] => {
      if (port.default === undefined) return port.required ? [[port.name, placeholder(port)]] : []
      if (!options.forReplicate) return [[port.name, port.default]]
      if (port.kind === 'secret' && isRecord(port.default))
        return typeof port.default.secret === 'string' ? [[port.name, port.default.secret]] : []
      return holdsAsset(port.default) ? [] : [[port.name, port.default]]
    }),
  )
}

function holdsAsset(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return false
  return 'asset' in value || Object.values(value).some((item: Json) => holdsAsset(item))
}

/** A value of the right kind. */
function placeholder(port: Port): Json {
  const one = placeholderItem(port)
  return port.list ? [one] : one
}

function placeholderItem({ kind, title, minimum, maximum, choices }: Port): Json {
  switch (kind) {
    case 'text':
    case 'any':
      return title
    case 'integer':
    case 'number':
      return minimum ?? maximum ?? 1
    case 'boolean':
      return true
    case 'choice':
      return choices?.[0] ?? null
    case 'image':
    case 'mask':
    case 'file':
      return placeholderFile
    case 'loras':
      return []
    case 'secret':
      return { secret: 'NAME' }
    case 'json':
      return {}
  }
}
