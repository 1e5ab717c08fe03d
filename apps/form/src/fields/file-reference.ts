import { isRecord, type Json } from '@weft/ports'

/** A picture or file as a field names it. */
export type FileReference = { readonly asset: string } | { readonly url: string }

/** Reads what a field holds; nothing when it is neither stored bytes nor an address. */
export function readReference(value: Json | undefined): FileReference | undefined {
  if (typeof value === 'string') return /^(?:https:|data:)/i.test(value) ? { url: value } : undefined
  return isRecord(value) && typeof value.asset === 'string' ? { asset: value.asset } : undefined
}
