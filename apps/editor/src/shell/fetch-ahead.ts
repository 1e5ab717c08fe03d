import { palettePart } from '../palette/node-palette.tsx'
import { popMenuPart } from '../ui/pop-menu-part.ts'
import { dialogs } from './dialogs.tsx'
import { findPart } from './find.tsx'

/** Milliseconds after which the parts are fetched even when the page does not come to rest. */
const patience = 4_000

/** Milliseconds after that in which the person has begun, before everything else is fetched as well. */
const rest = 3_000

/** Parts that are asked for together. */
const atOnce = 6

/** Milliseconds without anything to draw that tell that nobody drags, scrolls or types just now. */
const quiet = 25

/** Milliseconds that the next of the other parts wait for such a time; something may move all the time. */
const longestWait = 600

/**
 * Fetches, once the page has come to rest, the parts that a key opens: what is typed right after the key must find
 * them there. A while later the browser is asked to keep all others too: with a server that went away, every dialog
 * still opens.
 */
export function fetchAhead(): void {
  const fetchParts = (): void => {
    const parts = [
      import('../state/actions/run-document.ts'),
      findPart.fetch(),
      palettePart.fetch(),
      popMenuPart.fetch(),
      dialogs.commands.fetch(),
      dialogs['run-times'].fetch(),
    ]
    // A part that cannot be fetched now is fetched again when it is opened, and says so then.
    void Promise.allSettled(parts).then(() => setTimeout(() => void keepAllParts(), rest))
  }
  // Safari has no idle callback.
  if ('requestIdleCallback' in window) requestIdleCallback(fetchParts, { timeout: patience })
  else setTimeout(fetchParts, patience)
}

/**
 * Has the browser fetch every script and style of the editor when it has nothing better to do; nothing of it runs. Who
 * asked the browser to save data is spared that.
 */
async function keepAllParts(): Promise<void> {
  if ('connection' in navigator && Object(navigator.connection).saveData === true) return
  const response = await fetch('/parts.json').catch(() => undefined)
  // The development server has no such list.
  if (response?.headers.get('content-type')?.includes('json') !== true) return
  const parts: unknown = await response.json()
  if (!Array.isArray(parts)) return
  const left = parts.map(String)
  while (left.length > 0) {
    const isQuiet = await quietTime()
    do for (const part of left.splice(0, atOnce)) document.head.append(linkTo(part))
    while (left.length > 0 && isQuiet())
  }
}

/**
 * Waits until the browser has nothing to draw for a while, since what a person does comes first, but no longer than
 * `longestWait`. Gives a function that tells whether it still has not.
 */
function quietTime(until = performance.now() + longestWait): Promise<() => boolean> {
  return new Promise((resolve) => {
    // Safari has no idle callback.
    if (!('requestIdleCallback' in window)) setTimeout(() => resolve(() => false), quiet)
    else
      requestIdleCallback((deadline) => {
        const isQuiet = () => deadline.timeRemaining() >= quiet
        if (isQuiet() || performance.now() >= until) resolve(isQuiet)
        else resolve(quietTime(until))
      })
  })
}

/** What has the browser fetch a part, as a module is asked for: else it would be fetched a second time. */
function linkTo(part: string): HTMLLinkElement {
  const link = document.createElement('link')
  link.rel = 'prefetch'
  link.as = part.endsWith('.css') ? 'style' : 'script'
  link.crossOrigin = 'anonymous'
  link.href = part
  return link
}
