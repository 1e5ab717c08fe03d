import { useDocumentStore } from './document-store.ts'
import { hasEnded } from './has-ended.ts'
import { useRunStore } from './run-store.ts'

/** The title of the page: how far the newest run is, whether one ended unseen, and the document's name. */
function currentTitle(unseen: string | undefined): string {
  const { name } = useDocumentStore.getState().document
  const { run } = useRunStore.getState()
  const label = `${name === '' ? 'Untitled' : name} · Weft`
  if (run === undefined || hasEnded(run)) {
    if (run?.status === 'failed') return `Failed · ${label}`
    return run !== undefined && run.id === unseen ? `Done · ${label}` : label
  }
  const nodes = Object.values(run.nodes)
  const done = nodes.filter((node) => node.status === 'succeeded').length
  return `Running ${done}/${nodes.length} · ${label}`
}

/**
 * Keeps the title of the page fresh. A run that ended says so until the person does something on the page.
 * Gives the way to stop.
 */
export function watchDocumentTitle(): () => void {
  let unseen: string | undefined
  const update = (): void => {
    const title = currentTitle(unseen)
    if (globalThis.document.title !== title) globalThis.document.title = title
  }
  const onSeen = (): void => {
    if (unseen === undefined) return
    unseen = undefined
    update()
  }
  update()
  const stops = [
    useDocumentStore.subscribe(({ document }, before) => {
      if (document.name !== before.document.name) update()
    }),
    useRunStore.subscribe(({ run }, before) => {
      const hadEnded = before.run === undefined || before.run.id !== run?.id || hasEnded(before.run)
      if (run?.status === 'succeeded' && !hadEnded) unseen = run.id
      update()
    }),
  ]
  const signs = ['pointerdown', 'keydown', 'wheel'] as const
  for (const sign of signs) window.addEventListener(sign, onSeen, { passive: true })
  return () => {
    for (const stop of stops) stop()
    for (const sign of signs) window.removeEventListener(sign, onSeen)
  }
}
