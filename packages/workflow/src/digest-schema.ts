import { canonicalJson } from './canonical-json.ts'
import { sha256Hex } from './sha256-hex.ts'

/** The digest of a pinned model schema: `sha256:` and the SHA-256 of its canonical JSON. */
export function digestSchema(schema: unknown): string {
  return `sha256:${sha256Hex(canonicalJson(schema))}`
}
