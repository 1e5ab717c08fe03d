import { z } from 'zod'

const box = {
  id: z.string(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  color: z.string().exactOptional(),
}

/** A frame on the canvas. Keys that this version does not know are kept. */
export const frameSchema = z.looseObject({ ...box, title: z.string() })

/** A note on the canvas. Keys that this version does not know are kept. */
export const noteSchema = z.looseObject({ ...box, text: z.string() })

/** The points that wires are led through, by `from>to`. */
export const reroutesSchema = z.record(z.string(), z.array(z.looseObject({ x: z.number(), y: z.number() })))

/** The schema of a list of frames or of notes. */
export function canvasListSchema(key: 'frames' | 'notes') {
  return z.array(key === 'frames' ? frameSchema : noteSchema)
}
