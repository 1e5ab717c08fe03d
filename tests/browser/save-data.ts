/** Runs in the page: the browser is asked to save data, so that the editor fetches no part before it is wanted. */
export function saveData(): void {
  Object.defineProperty(navigator, 'connection', { value: { saveData: true } })
}
