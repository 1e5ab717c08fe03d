import { canonicalJson, type PredictionCall } from '@weft/provider'

/** What the list of predictions shows of one that may be a call's. */
export interface ListedInput {
  readonly input?: unknown
  readonly data_removed?: boolean | null | undefined
}

/**
 * Compares a call with what a prediction in the list shows of its input. Secrets are left out of it, since they are
 * not surely shown. `possible`: it is deleted (an hour after the end), or differs only where we sent the content of a
 * file and something else is shown in its place.
 */
export function compareInput(call: PredictionCall, listed: ListedInput): 'exact' | 'possible' | 'different' {
  const { input } = listed
  if (listed.data_removed === true || typeof input !== 'object' || input === null) return 'possible'
  const secrets = new Set(call.secretInputs)
  const sent = new Map<string, unknown>(Object.entries(call.input))
  const shown = new Map<string, unknown>(Object.entries(input))
  let match: 'exact' | 'possible' = 'exact'
  for (const name of new Set([...sent.keys(), ...shown.keys()])) {
    if (secrets.has(name)) continue
    const ours = canonicalText(sent.get(name))
    const theirs = canonicalText(shown.get(name))
    if (ours === theirs) continue
    if (!ours.includes('"data:')) return 'different'
    match = 'possible'
  }
  return match
}

function canonicalText(value: unknown): string {
  return value === undefined ? '' : canonicalJson(value)
}
