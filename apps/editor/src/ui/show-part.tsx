import { type ReactNode, useEffect, useLayoutEffect, useState } from 'react'
import type { Part } from './create-part.ts'
import { holdTyped } from './hold-typed.ts'

/**
 * Draws a part as soon as its code is there. React's `lazy` shows nothing for 300 ms after it waited, even when the
 * code was there at once: what is typed right after the key that opens a part would be lost. A fetch that fails is
 * thrown while drawing, for the nearest failure boundary.
 *
 * @param options.takesKeys the part has a field that takes the keyboard: what is typed before it is there is kept for it
 */
export function ShowPart<Props extends object>(options: {
  readonly part: Part<Props>
  readonly props: Props
  readonly takesKeys?: boolean
}): ReactNode {
  const { part, props, takesKeys = false } = options
  const [Component, setComponent] = useState(() => part.current())
  const [failure, setFailure] = useState<{ readonly reason: unknown }>()
  useEffect(() => {
    if (part.current() !== undefined) return setComponent(() => part.current())
    part.fetch().then(
      (fetched) => setComponent(() => fetched),
      (reason: unknown) => setFailure({ reason }),
    )
  }, [part])
  const isAwaited = takesKeys && Component === undefined && failure === undefined
  useLayoutEffect(() => {
    if (!isAwaited) return
    const typed = holdTyped()
    return () => (part.current() === undefined ? typed.drop() : typed.handOver())
  }, [isAwaited, part])
  if (failure !== undefined) throw failure.reason
  return Component === undefined ? null : <Component {...props} />
}
