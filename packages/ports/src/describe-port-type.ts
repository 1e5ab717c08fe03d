import type { PortType } from './port.ts'

/** Most choices that are written out before only their number is told. */
const mostChoices = 8

/**
 * Says in plain English what a port takes or gives: "a whole number from 0 to 100", "a list of images",
 * "one of `dev`, `schnell`". Fits after "takes", "gives" and "expected".
 */
export function describePortType(type: PortType): string {
  const [one, many] = words(type)
  const limits = describeRange(type)
  if (!type.list) return `${one}${limits}`
  return `a list of ${many}${limits}`
}

/** The words for one item and for several, without the range. */
function words(type: PortType): readonly [string, string] {
  switch (type.kind) {
    case 'text':
      return ['text', 'texts']
    case 'integer':
      return ['a whole number', 'whole numbers']
    case 'number':
      return ['a number', 'numbers']
    case 'boolean':
      return ['true or false', 'true or false values']
    case 'choice':
      return describeChoices(type.choices ?? [])
    case 'image':
      return ['an image', 'images']
    case 'mask':
      return ['a mask', 'masks']
    case 'file':
      return describeMedia(type)
    case 'loras':
      return ['a list of LoRAs', 'lists of LoRAs']
    case 'secret':
      return ['a secret', 'secrets']
    case 'json':
      return ['JSON', 'JSON values']
    case 'any':
      return ['anything', 'anything']
  }
}

function describeChoices(choices: readonly (string | number | boolean)[]): readonly [string, string] {
  if (choices.length === 0) return ['a choice', 'choices']
  if (choices.length > mostChoices)
    return [`one of ${choices.length} choices`, `values out of ${choices.length} choices`]
  const list = choices.map((choice) => `\`${String(choice)}\``).join(', ')
  return [choices.length === 1 ? list : `one of ${list}`, `values out of ${list}`]
}

function describeMedia(type: PortType): readonly [string, string] {
  switch (type.media ?? 'any') {
    case 'image':
      return ['an image file', 'image files']
    case 'video':
      return ['a video', 'videos']
    case 'audio':
      return ['an audio file', 'audio files']
    case 'model':
      return ['a model file', 'model files']
    case 'any':
      return ['a file', 'files']
  }
}

function describeRange({ minimum, maximum }: PortType): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`
  if (minimum !== undefined) return ` of at least ${minimum}`
  if (maximum !== undefined) return ` of at most ${maximum}`
  return ''
}
