import { database } from '../local-data/database.ts'
import { useDocumentStore } from './document-store.ts'
import type { ServerLink } from './server-link.ts'

/** Where a document of this browser is saved on the server, whether it is on the canvas or not. */
export async function readServerLink(documentId: string): Promise<ServerLink | undefined> {
  const { documentId: shown, server } = useDocumentStore.getState()
  if (shown === documentId) return server
  return (await database.documents.get(documentId))?.server
}

/** Keeps where a document is saved on the server, or that it is not; it may have left the canvas meanwhile. */
export async function keepServerLink(documentId: string, link: ServerLink | undefined): Promise<void> {
  const { documentId: shown, setServer } = useDocumentStore.getState()
  if (shown === documentId) setServer(link)
  else await database.documents.update(documentId, { server: link })
}
