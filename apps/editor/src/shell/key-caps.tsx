import { readableKeys } from '../ui/readable-keys.ts'

/** Key combinations as they are printed on keys. */
export function KeyCaps({ keys }: { readonly keys: readonly string[] }) {
  return keys.map((combination) => (
    <kbd
      key={combination}
      className="rounded-sm border border-line bg-surface-2 px-1.5 py-px font-sans text-xs whitespace-nowrap text-dim"
    >
      {readableKeys(combination)}
    </kbd>
  ))
}
