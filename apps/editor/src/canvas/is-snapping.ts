/** Whether what is dragged snaps to its neighbours and the grid: Alt switches that off while it is held. */
export function isSnapping({ altKey }: { readonly altKey: boolean }): boolean {
  return !altKey
}
