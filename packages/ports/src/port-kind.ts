/** Every kind of thing that can travel along a wire, in the order the documentation lists them. */
export const portKinds = [
  'text',
  'integer',
  'number',
  'boolean',
  'choice',
  'image',
  'mask',
  'file',
  'loras',
  'secret',
  'json',
  'any',
] as const

/** A kind of port. `any` exists on inputs that pass whatever they are given on, such as `output.value`. */
export type PortKind = (typeof portKinds)[number]

/** What a `file` port holds, as far as it is known. */
export type MediaKind = 'image' | 'video' | 'audio' | 'model' | 'any'
