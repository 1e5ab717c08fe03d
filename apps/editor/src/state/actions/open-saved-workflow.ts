import { parseWorkflow } from '@weft/workflow'
import { weft } from '../../api/weft-client.ts'
import { database } from '../../local-data/database.ts'
import { useImportStore } from '../import-store.ts'
import { useViewStore } from '../view-store.ts'
import { linkToServer } from './link-to-server.ts'
import { newDocument } from './new-document.ts'
import { showDocument } from './show-document.ts'
import { tellFailure } from './tell-failure.ts'

/** Opens a workflow of the server: the copy that this browser has of it, or else what the server has. */
export async function openSavedWorkflow(serverId: string): Promise<void> {
  const kept = await database.documents.filter((record) => record.server?.id === serverId).first()
  if (kept !== undefined && (await showDocument(kept.id))) return
  try {
    const saved = await weft.workflows.get(serverId)
    const { document, issues } = parseWorkflow(saved.workflow)
    if (document !== undefined) await newDocument(document, linkToServer(saved, document))
    if (issues.length === 0) return
    useImportStore.getState().show({ name: saved.slug, opened: document !== undefined, issues })
    useViewStore.getState().openDialog('import')
  } catch (error) {
    tellFailure('open the workflow', error)
  }
}
