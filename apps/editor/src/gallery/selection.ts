/** Which pictures are chosen, by id, and from where a range is counted. */
export interface Selection {
  readonly ids: ReadonlySet<string>
  /** The picture that was chosen last by itself. */
  readonly anchor?: string
}

/** Nothing chosen. */
export const noSelection: Selection = { ids: new Set() }

/** With one picture chosen, or not any more. */
export function toggleChosen(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids)
  if (!ids.delete(id)) ids.add(id)
  return { ids, anchor: id }
}

/**
 * With everything from where the range is counted to a picture chosen too, as Shift does. Without an anchor that is still
 * in the list, `from` is one.
 *
 * @param order every id, as shown
 */
export function extendChosen(
  selection: Selection,
  to: string,
  { order, from }: { readonly order: readonly string[]; readonly from: string },
): Selection {
  const anchor = selection.anchor !== undefined && order.includes(selection.anchor) ? selection.anchor : from
  const [a, b] = [order.indexOf(anchor), order.indexOf(to)]
  if (a < 0 || b < 0) return selection
  const range = order.slice(Math.min(a, b), Math.max(a, b) + 1)
  return { ids: new Set([...selection.ids, ...range]), anchor }
}
