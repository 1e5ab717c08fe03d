/** The selection after things were picked: those alone, or with `adds` put to the rest, or taken out if all were in. */
export function selectionAfter(
  selection: readonly string[],
  picked: readonly string[],
  adds: boolean,
): readonly string[] {
  if (!adds) return picked
  const before = new Set(selection)
  const rest = selection.filter((id) => !picked.includes(id))
  return picked.every((id) => before.has(id)) ? rest : [...rest, ...picked]
}
