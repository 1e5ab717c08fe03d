/** The value of an object's own key, or nothing: a name that comes from outside never reaches the prototype. */
export function readOwn<T>(record: { readonly [key: string]: T }, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
