import { isSeedPort, type Port } from '@weft/ports'
import type { FieldSpec } from './field-spec.ts'

/** Fields shown at once, and those folded under "More". */
export interface FieldGroups {
  readonly basic: readonly FieldSpec[]
  readonly more: readonly FieldSpec[]
}

/** A node with no more fields than this shows them all. */
const allShown = 12

/** Settings (not material, not required) that a longer node shows before it folds. */
const settingsShown = 7

/**
 * Which fields of a node are worth its face, by what the schema says of them and never by name: what is required;
 * what is material to work on (pictures, masks, files, LoRAs); then settings in schema order up to a number, where
 * a setting without a default (but for a seed) counts as special and waits behind "More". Fields in `pinned`
 * (wired, or with something wrong) always show.
 */
export function splitFields(fields: readonly FieldSpec[], pinned: ReadonlySet<string>): FieldGroups {
  if (fields.length <= allShown) return { basic: fields, more: [] }
  let room = settingsShown
  const shown = fields.filter((field) => {
    if (field.port.required || isMaterial(field.port)) return true
    if (isSpecial(field.port) || room === 0) return pinned.has(field.key)
    room -= 1
    return true
  })
  const keys = new Set(shown.map((field) => field.key))
  return { basic: shown, more: fields.filter((field) => !keys.has(field.key)) }
}

function isMaterial(port: Port): boolean {
  return port.kind === 'image' || port.kind === 'mask' || port.kind === 'file' || port.kind === 'loras'
}

function isSpecial(port: Port): boolean {
  if (port.kind === 'secret' || port.kind === 'json') return true
  return port.default === undefined && !isSeedPort(port)
}
