import type { Json } from '@weft/ports'
import { z } from 'zod'
import type { PageStorage } from './safe-storage.ts'

/** So many runs are kept for a form. */
const mostRuns = 30

const pastRun = z.object({
  /** The `Idempotency-Key` that it was asked for with. */
  key: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
  version: z.string(),
  inputs: z.record(
    z.string(),
    z.custom<Json>((value) => value !== undefined),
  ),
  /** Missing until the server has answered. */
  id: z.string().exactOptional(),
})

/** A run that was asked for from this browser. */
export type PastRun = z.infer<typeof pastRun>

/** Reads the runs of a form, newest first; what cannot be read is none. */
export function readPastRuns(storage: PageStorage, slug: string): readonly PastRun[] {
  const text = storage.getItem(keyOf(slug))
  if (text === null) return []
  try {
    return z.array(pastRun).parse(JSON.parse(text))
  } catch {
    return []
  }
}

/** Keeps the newest runs of a form. */
export function keepPastRuns(storage: PageStorage, slug: string, runs: readonly PastRun[]): void {
  storage.setItem(keyOf(slug), JSON.stringify(runs.slice(0, mostRuns)))
}

function keyOf(slug: string): string {
  return `weft.form.${slug}.runs`
}
