import { useDocumentStore } from './document-store.ts'
import { inTitles } from './in-titles.ts'

/** A message of the engine with the names of the cards on the canvas, as they are called now. */
export function useInTitles(message: string): string {
  return useDocumentStore((state) => inTitles(state.document, message))
}
