/** Milliseconds that the page must be in view before what it says counts as seen. */
export const lookTime = 3000

/** What tells whether somebody looks at the page. */
export interface LookedAt {
  /** Tells of presses, keys, turns of the wheel, and of the window and the tab that come to the front. */
  readonly events: EventTarget
  /** The tab is shown, and its window has the keyboard. */
  readonly isLookedAt: () => boolean
}

/** The way to wait for the next look, and to stop waiting for good. */
export interface Looks {
  readonly expect: () => void
  readonly stop: () => void
}

const deeds = ['pointerdown', 'keydown', 'wheel'] as const
const changes = ['focus', 'blur', 'visibilitychange'] as const

/**
 * Calls back once for every `expect`, when the person has seen the page: does something on it, or has had it in front for
 * a while.
 */
export function watchLooks({ events, isLookedAt }: LookedAt, onSeen: () => void): Looks {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isExpected = false
  const see = (): void => {
    clearTimeout(timer)
    if (!isExpected) return
    isExpected = false
    onSeen()
  }
  const count = (): void => {
    clearTimeout(timer)
    if (isExpected && isLookedAt()) timer = setTimeout(see, lookTime)
  }
  for (const deed of deeds) events.addEventListener(deed, see, { passive: true })
  for (const change of changes) events.addEventListener(change, count)
  return {
    expect() {
      isExpected = true
      count()
    },
    stop() {
      clearTimeout(timer)
      for (const deed of deeds) events.removeEventListener(deed, see)
      for (const change of changes) events.removeEventListener(change, count)
    },
  }
}
