import { z } from 'zod'

/** `Idempotency-Key` on a POST that makes something. */
export const idempotencyHeader = {
  'Idempotency-Key': z.string().min(1).max(255).exactOptional().meta({
    description:
      'The same key and body within 24 h replays the first answer; the same key with another body is 409.',
  }),
}

/** `Prefer` on a run. */
export const preferHeader = {
  Prefer: z
    .string()
    .exactOptional()
    .meta({
      description:
        '`wait` (60 s) or `wait=1` to `wait=60`: 200 and the run when it has ended by then, else 202.',
      examples: ['wait', 'wait=10'],
    }),
}

/** `If-Match` on a write of something that has an `ETag`. */
export const ifMatchHeader = {
  'If-Match': z.string().exactOptional().meta({
    description: 'The `ETag` that the change is based on: a stale one is 412 and nothing is written.',
  }),
}
