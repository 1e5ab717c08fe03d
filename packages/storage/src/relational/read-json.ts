/**
 * Reads JSON that this store has written itself from a value of the type named. It is not checked again: whoever
 * writes to the store has parsed the value at its own door.
 */
export function readJson<Written>(text: string): Written {
  return JSON.parse(text)
}
