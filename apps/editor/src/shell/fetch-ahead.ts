import { palettePart } from '../palette/node-palette.tsx'
import { popMenuPart } from '../ui/pop-menu-part.ts'
import { dialogs } from './dialogs.tsx'
import { findPart } from './find.tsx'

/** Milliseconds after which the parts are fetched even when the page does not come to rest. */
const patience = 4_000

/** Milliseconds after that in which the person has begun, before everything else is fetched as well. */
const rest = 3_000

/** Parts that are asked for together. */
const atOnce = 4

/** Milliseconds without anything to draw that tell that nobody drags, scrolls or types just now. */
const quiet = 25

/** Milliseconds that the next of the other parts wait for such a time; something may move all the time. */
const longestWait = 2_000

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
  const keep = (from: number): void => {
    for (const part of parts.slice(from, from + atOnce)) document.head.append(linkTo(String(part)))
    if (from + atOnce < parts.length) whenNothingMoves(() => keep(from + atOnce))
  }
  whenNothingMoves(() => keep(0))
}

/** Does something once the browser has nothing to draw for a while: what a person does meanwhile comes first. */
function whenNothingMoves(work: () => void, until = performance.now() + longestWait): void {
  // Safari has no idle callback.
  if (!('requestIdleCallback' in window)) return void setTimeout(work, quiet)
  requestIdleCallback((deadline) => {
    if (deadline.timeRemaining() >= quiet || performance.now() >= until) work()
    else whenNothingMoves(work, until)
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
