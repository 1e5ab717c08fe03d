import type { Json, JsonObject, PortType } from '@weft/ports'

/** A stored picture or file as a value. */
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

const address: JsonObject = { type: 'string', format: 'uri', description: 'An `https:` or `data:` URL.' }

/**
 * Describes a value of our own interface as a JSON schema (2020-12). As an input a picture or file may also be an
 * address.
 */
export function valueSchema(type: PortType, isInput: boolean): JsonObject {
  const item = itemSchema(type, isInput)
  return type.list ? { type: 'array', items: item } : item
}

function itemSchema(type: PortType, isInput: boolean): JsonObject {
  switch (type.kind) {
    case 'text':
      return { type: 'string' }
    case 'integer':
    case 'number':
      return { type: type.kind, ...boundsOf(type) }
    case 'boolean':
      return { type: 'boolean' }
    case 'choice':
      return { enum: [...(type.choices ?? [])] }
    case 'image':
    case 'mask':
    case 'file': {
      const either: readonly Json[] = [stored, address]
      return isInput ? { anyOf: either } : stored
    }
    case 'loras':
      return loraSchema
    case 'secret':
      return secretSchema
    case 'json':
    case 'any':
      return {}
  }
}

/** `minimum` and `maximum` of a number, where it has them. */
export function boundsOf({ minimum, maximum }: PortType): JsonObject {
  return { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) }
}

/** A stack of LoRAs. */
export const loraSchema: JsonObject = {
  type: 'array',
  items: {
    type: 'object',
    required: ['weights', 'scale'],
    properties: {
      weights: { type: 'string' },
      scale: { type: 'number' },
      enabled: { type: 'boolean' },
    },
  },
}

/** Where a secret is to be found in the server's environment. */
const secretSchema: JsonObject = {
  type: 'object',
  required: ['secret'],
  properties: { secret: { type: 'string', description: "A name in the server's environment." } },
}
