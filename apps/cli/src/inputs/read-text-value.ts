import type { Json, Port } from '@weft/ports'

/** Kinds whose values are files. */
const fileKinds: ReadonlySet<string> = new Set(['image', 'mask', 'file'])

/** How names of secrets are written; anything else may be a secret itself, and is refused where it is checked. */
const secretName = /^[A-Z_][A-Z0-9_]*$/

/** What a text stands for: a value, a file of this machine, or nothing that its kind knows. */
export type TextValue = { readonly json: Json } | { readonly path: string } | { readonly problem: string }

/** Whether values of a port are files. */
export function takesFiles({ kind }: Pick<Port, 'kind'>): boolean {
  return fileKinds.has(kind)
}

/**
 * Reads a text as one value of a declared input: text as it stands, numbers and switches as JSON, a picture as an asset
 * id, an address or else a path, a secret as its name. Limits (ranges, choices) are not looked at.
 */
export function readTextValue(port: Port, text: string): TextValue {
  if (takesFiles(port)) return readFileText(text)
  switch (port.kind) {
    case 'text':
      return { json: text }
    case 'secret':
      return { json: secretName.test(text) ? { secret: text } : text }
    case 'choice':
      return { json: port.choices?.find((choice) => String(choice) === text) ?? text }
    default:
      return readJson(port, text)
  }
}

/** Reads a text that names a file: stored, somewhere else, or on this machine. */
export function readFileText(text: string): TextValue {
  if (/^sha256:[0-9a-f]{64}$/.test(text)) return { json: { asset: text } }
  if (/^(https?|data):/i.test(text)) return { json: text }
  return { path: text.startsWith('@') ? text.slice(1) : text }
}

function readJson(port: Port, text: string): TextValue {
  try {
    return { json: JSON.parse(text) }
  } catch {
    return { problem: `takes ${port.kind}, but was given "${text}"` }
  }
}
