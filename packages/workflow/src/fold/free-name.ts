/** A name that is not taken: the wanted one, or with `_2`, `_3` … after it. Names that every object has are taken. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const base = wanted === '' ? 'value' : wanted in {} ? `${wanted}_` : wanted
  if (!taken.has(base)) return base
  let number = 2
  while (taken.has(`${base}_${number}`)) number += 1
  return `${base}_${number}`
}
