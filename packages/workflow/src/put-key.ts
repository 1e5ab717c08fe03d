/**
 * A copy of a record with one key set, or taken away when there is no value. A key called `__proto__` is a key like
 * any other: spreading and `fromEntries` define it, where an assignment would change the prototype.
 */
export function putKey<T>(
  record: { readonly [key: string]: T },
  key: string,
  value: T | undefined,
): { readonly [key: string]: T } {
  if (value !== undefined) return { ...record, ...Object.fromEntries([[key, value]]) }
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== key))
}
