import { useRef } from 'react'

/**
 * A selector whose list stays the same object while it holds the same things. For long lists of plain values, where
 * `useShallow` takes a table of each of two lists first.
 */
export function useSameList<State, Item>(
  selector: (state: State) => readonly Item[],
): (state: State) => readonly Item[] {
  const last = useRef<readonly Item[]>(undefined)
  return (state) => {
    const next = selector(state)
    const { current } = last
    const isSame = current?.length === next.length && current.every((item, index) => item === next[index])
    if (current && isSame) return current
    last.current = next
    return next
  }
}
