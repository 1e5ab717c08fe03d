/** Orders two strings by UTF-16 code units: the same everywhere, whatever the locale. */
export function compareCodeUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
