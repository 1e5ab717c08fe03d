import { useDocumentStore } from '../state/document-store.ts'
import { createPart } from '../ui/create-part.ts'
import { ShowPart } from '../ui/show-part.tsx'
import { useTrailStore } from './trail-store.ts'

/** Fetched when a workflow is first opened from inside another one. */
const breadcrumbs = createPart(async () => (await import('./breadcrumbs.tsx')).Breadcrumbs)

/** The way back to the workflows around the one on the canvas, while there is one. */
export function Trail() {
  const documentId = useDocumentStore((state) => state.documentId)
  const isInside = useTrailStore((state) => state.trails[documentId] !== undefined)
  return isInside ? <ShowPart part={breadcrumbs} props={{}} /> : null
}
