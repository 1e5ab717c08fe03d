import { Fragment } from 'react'
import { readableKeys } from '../ui/readable-keys.ts'

/** Key combinations as they are printed on keys. */
export function KeyCaps({ keys }: { readonly keys: readonly string[] }) {
  return keys.map((combination, index) => (
    <Fragment key={combination}>
      {index > 0 && <span className="sr-only"> or </span>}
      <kbd className="rounded-sm border border-line bg-surface-2 px-1.5 py-px font-sans text-xs whitespace-nowrap text-dim">
        {readableKeys(combination)}
      </kbd>
    </Fragment>
  ))
}
