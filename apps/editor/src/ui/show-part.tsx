import { type ReactNode, useEffect, useState } from 'react'
import type { Part } from './create-part.ts'

/**
 * Draws a part as soon as its code is there. React's `lazy` shows nothing for 300 ms after it waited, even when the
 * code was there at once: what is typed right after the key that opens a part would be lost. A fetch that fails is
 * thrown while drawing, for the nearest failure boundary.
 */
export function ShowPart<Props extends object>(options: {
  readonly part: Part<Props>
  readonly props: Props
}): ReactNode {
  const { part, props } = options
  const [Component, setComponent] = useState(() => part.current())
  const [failure, setFailure] = useState<{ readonly reason: unknown }>()
  useEffect(() => {
    if (part.current() !== undefined) return setComponent(() => part.current())
    part.fetch().then(
      (fetched) => setComponent(() => fetched),
      (reason: unknown) => setFailure({ reason }),
    )
  }, [part])
  if (failure !== undefined) throw failure.reason
  return Component === undefined ? null : <Component {...props} />
}
