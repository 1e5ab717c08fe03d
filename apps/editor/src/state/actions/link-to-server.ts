import { serializeWorkflow, sha256Hex, type WorkflowDocument } from '@weft/workflow'
import type { ServerLink } from '../server-link.ts'

/** The link of a document to what the server has of it. */
export function linkToServer(
  saved: { readonly id: string; readonly etag: string },
  document: WorkflowDocument,
): ServerLink {
  return { id: saved.id, etag: saved.etag, digest: sha256Hex(serializeWorkflow(document)) }
}
