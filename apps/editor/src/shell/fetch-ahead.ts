import { palettePart } from '../palette/node-palette.tsx'
import { popMenuPart } from '../ui/pop-menu-part.ts'
import { dialogs } from './dialogs.tsx'
import { findPart } from './find.tsx'

/** Milliseconds after which the parts are fetched even when the page does not come to rest. */
const patience = 4_000

/**
 * Fetches, once the page has come to rest, the parts that a key opens: what is typed right after the key must find
 * them there.
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
    void Promise.allSettled(parts)
  }
  // Safari has no idle callback.
  if ('requestIdleCallback' in window) requestIdleCallback(fetchParts, { timeout: patience })
  else setTimeout(fetchParts, patience)
}
