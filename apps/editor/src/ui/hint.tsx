import { type ReactNode, useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import './ui.css'

/** Where a hint stands, in client pixels. */
interface HintPlace {
  readonly left: number
  readonly top: number
}

/** Handlers that the element a hint belongs to must carry, and the hint itself. */
export interface HintParts {
  readonly trigger: {
    readonly onPointerEnter: (event: { currentTarget: Element; pointerType: string }) => void
    readonly onPointerLeave: () => void
    readonly onFocus: (event: { currentTarget: Element }) => void
    readonly onBlur: () => void
    readonly 'aria-describedby': string | undefined
  }
  /** To be rendered beside the element. */
  readonly hint: ReactNode
  /** Shows the hint at once, for a press. */
  readonly show: (element: Element) => void
}

/**
 * A short text beside an element, on hover (after `delay` milliseconds) and on keyboard focus. Escape closes it.
 * Nothing is mounted while it is closed, so a canvas may hold thousands.
 */
export function useHint(content: ReactNode, delay = 350): HintParts {
  const id = useId()
  const [anchor, setAnchor] = useState<DOMRect>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const hide = useCallback(() => {
    clearTimeout(timer.current)
    setAnchor(undefined)
  }, [])
  const show = useCallback((element: Element) => setAnchor(element.getBoundingClientRect()), [])
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (anchor === undefined) return
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && hide()
    document.addEventListener('keydown', onKey)
    document.addEventListener('wheel', hide, { passive: true })
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('wheel', hide)
    }
  }, [anchor, hide])
  return {
    trigger: {
      onPointerEnter: ({ currentTarget, pointerType }) => {
        if (pointerType !== 'mouse') return
        clearTimeout(timer.current)
        timer.current = setTimeout(() => show(currentTarget), delay)
      },
      onPointerLeave: hide,
      onFocus: ({ currentTarget }) => currentTarget.matches(':focus-visible') && show(currentTarget),
      onBlur: hide,
      'aria-describedby': anchor ? id : undefined,
    },
    hint: anchor && content ? <HintBubble id={id} anchor={anchor} content={content} /> : null,
    show,
  }
}

/**
 * The bubble itself: under the anchor, or above it where there is no room. It stands beside its anchor in the page, so
 * that it is a part of the same region, and in the browser's top layer, so that nothing cuts or scales it.
 */
function HintBubble({ id, anchor, content }: { id: string; anchor: DOMRect; content: ReactNode }) {
  const bubble = useRef<HTMLSpanElement>(null)
  const [place, setPlace] = useState<HintPlace>()
  useLayoutEffect(() => {
    bubble.current?.showPopover()
    const size = bubble.current?.getBoundingClientRect()
    if (!size) return
    const left = anchor.left + anchor.width / 2 - size.width / 2
    const below = anchor.bottom + 6
    const top = below + size.height > window.innerHeight - 8 ? anchor.top - size.height - 6 : below
    setPlace({ left: Math.max(8, Math.min(left, window.innerWidth - size.width - 8)), top: Math.max(8, top) })
  }, [anchor])
  return (
    <span
      ref={bubble}
      id={id}
      role="tooltip"
      popover="manual"
      className="ui-hint"
      style={place ?? { left: 0, top: -9999 }}
    >
      {content}
    </span>
  )
}
