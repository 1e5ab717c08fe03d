import { serializeWorkflow } from '@weft/workflow'
import { useDocumentStore } from '../document-store.ts'
import { offerFile } from './offer-file.ts'

/** Hands the document on the canvas out as a file: the same bytes that the server and the command line run. */
export function exportWorkflow(): void {
  const { document } = useDocumentStore.getState()
  offerFile(new Blob([serializeWorkflow(document)], { type: 'application/json' }), document.name, 'json')
}
