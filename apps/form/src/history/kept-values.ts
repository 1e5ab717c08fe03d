import type { Json } from '@weft/ports'
import { z } from 'zod'
import type { FormValues } from '../inputs/form-values.ts'
import type { PageStorage } from './safe-storage.ts'

/** Every value is checked against its field before anything is sent. */
const keptValues = z.record(
  z.string(),
  z.custom<Json>((value) => value !== undefined),
)

/** Reads what the fields of a form held before the reload. */
export function readKeptValues(storage: PageStorage, slug: string): FormValues | undefined {
  try {
    return keptValues.safeParse(JSON.parse(storage.getItem(keyOf(slug)) ?? 'null')).data
  } catch {
    return undefined
  }
}

/** Keeps what the fields hold. */
export function keepValues(storage: PageStorage, slug: string, values: FormValues): void {
  storage.setItem(keyOf(slug), JSON.stringify(values))
}

function keyOf(slug: string): string {
  return `weft.form.${slug}.values`
}
