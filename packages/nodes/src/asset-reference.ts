import type { ImageSize } from '@weft/ports'
import { z } from 'zod'

/** `sha256:` and 64 lowercase hex digits. */
const assetIdSchema = z.templateLiteral(['sha256:', z.string().regex(/^[0-9a-f]{64}$/)])

const side = z.int().min(1)

/**
 * A stored asset as a param: `{ "asset": "sha256:…" }`. A picture may have its size beside it, in pixels, upright: it is
 * known before the run then. The bytes decide; further keys are let go.
 */
export const assetReferenceSchema = z.object({
  asset: assetIdSchema,
  width: side.optional(),
  height: side.optional(),
})

/** The size that a reference tells, if it does. */
export const referenceSize = (
  reference: z.output<typeof assetReferenceSchema> | string | undefined,
): ImageSize | undefined => {
  if (typeof reference !== 'object') return undefined
  const { width, height } = reference
  return width === undefined || height === undefined ? undefined : { width, height }
}
