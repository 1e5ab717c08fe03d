import { picturesIn } from '../state/pictures-in.ts'

/** A value of a parameter as people read it: texts as they are, pictures by their size, all else as JSON. */
export function valueInWords(value: unknown): string {
  if (typeof value === 'string') return value
  const pictures =
    typeof value === 'object' && value !== null ? picturesIn(JSON.parse(JSON.stringify(value))) : []
  if (pictures.length > 0)
    return pictures.map((picture) => `${picture.width} × ${picture.height} picture`).join(', ')
  return JSON.stringify(value)
}
