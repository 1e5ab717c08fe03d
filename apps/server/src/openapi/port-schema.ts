import type { Json, JsonObject, Port, PortType } from '@weft/ports'

/** A picture or file as a value. */
const stored: JsonObject = {
  type: 'object',
  required: ['asset'],
  properties: {
    asset: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
    mediaType: { type: 'string' },
    width: { type: 'integer' },
    height: { type: 'integer' },
    bytes: { type: 'integer' },
    url: { type: 'string' },
  },
}

/** Describes a declared input as a JSON schema: what its values are, its default, its words. */
export function inputSchema(port: Port): JsonObject {
  return {
    ...typeSchema(port, true),
    title: port.title,
    ...(port.description === undefined ? {} : { description: port.description }),
    ...(port.default === undefined ? {} : { default: port.default }),
  }
}

/** Describes what travels through a port as a JSON schema. As an input a picture may also be an address. */
export function typeSchema(type: PortType, isInput: boolean): JsonObject {
  const item = itemSchema(type, isInput)
  return type.list ? { type: 'array', items: item } : item
}

/** One item. */
function itemSchema(type: PortType, isInput: boolean): JsonObject {
  switch (type.kind) {
    case 'text':
      return { type: 'string' }
    case 'integer':
    case 'number':
      return {
        type: type.kind,
        ...(type.minimum === undefined ? {} : { minimum: type.minimum }),
        ...(type.maximum === undefined ? {} : { maximum: type.maximum }),
      }
    case 'boolean':
      return { type: 'boolean' }
    case 'choice':
      return { enum: [...(type.choices ?? [])] }
    case 'image':
    case 'mask':
    case 'file': {
      const address: JsonObject = {
        type: 'string',
        format: 'uri',
        description: 'An `https:` or `data:` URL.',
      }
      const either: readonly Json[] = [stored, address]
      return isInput ? { anyOf: either } : stored
    }
    case 'loras': {
      const properties = {
        weights: { type: 'string' },
        scale: { type: 'number' },
        enabled: { type: 'boolean' },
      }
      return { type: 'array', items: { type: 'object', required: ['weights', 'scale'], properties } }
    }
    case 'secret':
      return { type: 'object', required: ['secret'], properties: { secret: { type: 'string' } } }
    case 'json':
    case 'any':
      return {}
  }
}
