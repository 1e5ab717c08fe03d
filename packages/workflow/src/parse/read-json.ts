import { isRecord, type Json } from '@weft/ports'

/** Deepest nesting of a document. */
const deepest = 200

/** Most values (objects, lists and plain ones) in a document. */
const mostValues = 2_000_000

/** Longest text of a document, in UTF-16 code units. */
const longestText = 64 * 1024 * 1024

/** JSON of our own, or why there is none. */
export type JsonResult = { readonly json: Json } | { readonly code: string; readonly message: string }

/**
 * Reads JSON out of a text, or copies it out of a value that some other code made. Never throws. What JSON cannot hold
 * is left out of objects and null in lists; a number that is not finite is null; a key named `__proto__` stays a key.
 * Too long, too deep (which a value that contains itself is) or too many is refused.
 */
export function readJson(input: unknown): JsonResult {
  if (typeof input !== 'string') return copyJson(input)
  if (input.length > longestText) {
    return {
      code: 'too-large',
      message: `A workflow should be below ${longestText} characters, found ${input.length}.`,
    }
  }
  try {
    const parsed: unknown = JSON.parse(input.replace(/^\uFEFF/, ''))
    return copyJson(parsed)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { code: 'not-json', message: `Expected a workflow as JSON, but the text is not JSON: ${reason}.` }
  }
}

function copyJson(input: unknown): JsonResult {
  let values = 0
  const copy = (value: unknown, depth: number): Json | undefined => {
    values += 1
    if (depth > deepest) throw new RangeError(`A workflow should be nested at most ${deepest} deep.`)
    if (values > mostValues) throw new RangeError(`A workflow should hold at most ${mostValues} values.`)
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number') return Number.isFinite(value) ? value : null
    if (Array.isArray(value)) return Array.from(value, (item) => copy(item, depth + 1) ?? null)
    if (!isRecord(value)) return undefined
    const entries = Object.entries(value).flatMap(([key, member]): [string, Json][] => {
      const json = copy(member, depth + 1)
      return json === undefined ? [] : [[key, json]]
    })
    return Object.fromEntries(entries)
  }
  try {
    return { json: copy(input, 0) ?? null }
  } catch (error) {
    // Also reached when a getter or a proxy of the caller's throws.
    const message = error instanceof Error ? error.message : String(error)
    return { code: 'too-large', message }
  }
}
