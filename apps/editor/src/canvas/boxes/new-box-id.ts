/** An id that no box of a list has: the base, or the base with the smallest number from 2 on. */
export function newBoxId(taken: ReadonlySet<string>, base: string): string {
  if (!taken.has(base)) return base
  let number = 2
  while (taken.has(`${base}-${number}`)) number += 1
  return `${base}-${number}`
}
