import { useDocumentStore } from './document-store.ts'
import { hasEnded } from './has-ended.ts'
import { useRunStore } from './run-store.ts'

/** The title of the page: how far the newest run is, and the document's name. */
function currentTitle(): string {
  const { name } = useDocumentStore.getState().document
  const { run } = useRunStore.getState()
  const label = `${name === '' ? 'Untitled' : name} · Weft`
  if (run === undefined || hasEnded(run)) return run?.status === 'failed' ? `Failed · ${label}` : label
  const nodes = Object.values(run.nodes)
  const done = nodes.filter((node) => node.status === 'succeeded').length
  return `Running ${done}/${nodes.length} · ${label}`
}

/** Keeps the title of the page fresh. Gives the way to stop. */
export function watchDocumentTitle(): () => void {
  const update = (): void => {
    const title = currentTitle()
    if (globalThis.document.title !== title) globalThis.document.title = title
  }
  update()
  const stops = [useDocumentStore.subscribe(update), useRunStore.subscribe(update)]
  return () => {
    for (const stop of stops) stop()
  }
}
