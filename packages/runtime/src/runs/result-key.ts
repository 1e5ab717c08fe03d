/** The key of a kept result. A simulated picture must never pass for a real one, so the two are kept apart. */
export function resultKey(stepKey: string, { simulated }: { readonly simulated: boolean }): string {
  return simulated ? `simulated:${stepKey}` : stepKey
}
