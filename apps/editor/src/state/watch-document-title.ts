import { useDocumentStore } from './document-store.ts'
import { hasEnded } from './has-ended.ts'
import { useRunStore } from './run-store.ts'
import { watchLooks } from './watch-looks.ts'

/** The title of the page: how far the newest run is, whether one ended unseen, and the document's name. */
function currentTitle(unseen: string | undefined): string {
  const { name } = useDocumentStore.getState().document
  const { run } = useRunStore.getState()
  const label = `${name === '' ? 'Untitled' : name} · Weft`
  if (run === undefined || hasEnded(run)) {
    if (run === undefined || run.id !== unseen) return label
    return run.status === 'failed' ? `Failed · ${label}` : `Done · ${label}`
  }
  const nodes = Object.values(run.nodes)
  const done = nodes.filter((node) => node.status === 'succeeded').length
  return `Running ${done}/${nodes.length} · ${label}`
}

/**
 * Keeps the title of the page fresh. A run that ended, well or not, says so until the person has looked at the page or
 * done something on it. Gives the way to stop.
 */
export function watchDocumentTitle(): () => void {
  let unseen: string | undefined
  const update = (): void => {
    const title = currentTitle(unseen)
    if (globalThis.document.title !== title) globalThis.document.title = title
  }
  const looks = watchLooks(
    {
      // What is told of the tab reaches the window too.
      events: window,
      isLookedAt: () => globalThis.document.visibilityState === 'visible' && globalThis.document.hasFocus(),
    },
    () => {
      unseen = undefined
      update()
    },
  )
  update()
  const stops = [
    useDocumentStore.subscribe(({ document }, before) => {
      if (document.name !== before.document.name) update()
    }),
    useRunStore.subscribe(({ run }, before) => {
      const hadEnded = before.run === undefined || before.run.id !== run?.id || hasEnded(before.run)
      const isNews = run?.status === 'succeeded' || run?.status === 'failed'
      if (isNews && !hadEnded) {
        unseen = run.id
        looks.expect()
      }
      update()
    }),
  ]
  return () => {
    for (const stop of stops) stop()
    looks.stop()
  }
}
