import { z } from 'zod'

/** `sha256:` and 64 lowercase hex digits. */
const assetIdSchema = z.templateLiteral(['sha256:', z.string().regex(/^[0-9a-f]{64}$/)])

/** A stored asset as a param: `{ "asset": "sha256:…" }`; further keys (such as its size) are let go. */
export const assetReferenceSchema = z.object({ asset: assetIdSchema })
