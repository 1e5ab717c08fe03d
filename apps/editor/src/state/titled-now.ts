import { useDocumentStore } from './document-store.ts'
import { inTitles } from './in-titles.ts'

/** A message of the engine, to be told once, with the names of the cards on the canvas. */
export function titledNow(message: string): string {
  return inTitles(useDocumentStore.getState().document, message)
}
