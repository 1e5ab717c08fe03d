import { isRecord, type Json, type Port } from '@weft/ports'

/**
 * Reads what an address gives for an input. What does not fit is given as the text that it was, so that the field
 * shows it and says what was expected.
 */
export function readGiven(port: Port, texts: readonly string[]): Json {
  const [first = ''] = texts
  if (port.kind === 'loras' || port.kind === 'json' || port.kind === 'any') return readJson(first)
  return port.list ? texts.map((text) => readOne(port, text)) : readOne(port, first)
}

function readOne(port: Port, text: string): Json {
  switch (port.kind) {
    case 'integer':
    case 'number':
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
    case 'boolean':
      return readBoolean(text)
    case 'choice':
      return (port.choices ?? []).find((choice) => String(choice) === text) ?? text
    case 'secret':
      return { secret: text }
    case 'image':
    case 'mask':
    case 'file':
      return text.startsWith('sha256:') ? { asset: text } : text
    default:
      return text
  }
}

function readBoolean(text: string): Json {
  if (text === 'true' || text === '1') return true
  return text === 'false' || text === '0' ? false : text
}

function readJson(text: string): Json {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Writes a value as `readGiven` reads it; none for what has no place in an address. */
export function writeGiven(port: Port, value: Json): readonly string[] {
  if (port.kind === 'loras' || port.kind === 'json' || port.kind === 'any') return [JSON.stringify(value)]
  const items: readonly Json[] = port.list && Array.isArray(value) ? value : [value]
  return items.flatMap((item) => writeOne(item))
}

function writeOne(value: Json): readonly string[] {
  if (isRecord(value)) {
    if (typeof value.asset === 'string') return [value.asset]
    return typeof value.secret === 'string' ? [value.secret] : []
  }
  // A picture inside the address would make one that nothing takes.
  if (typeof value === 'string' && value.startsWith('data:')) return []
  return value === null ? [] : [String(value)]
}
