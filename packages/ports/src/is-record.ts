/**
 * Tells whether a value is a JSON object (not null, not a list). Its keys are own keys: read them with
 * `Object.hasOwn` or `Object.entries`, so that a key named `constructor` or `__proto__` is only data.
 */
export function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
