import { parseWorkflow } from '@weft/workflow'
import type { DocumentIssue } from '../check-document.ts'
import { foreignWorkflow } from '../foreign-workflow.ts'
import { useImportStore } from '../import-store.ts'
import { useViewStore } from '../view-store.ts'
import { newDocument } from './new-document.ts'

/**
 * Opens a workflow document from its text in a tab of its own. Whatever could not be read is listed in a dialog;
 * gives false when it is no workflow at all, which the dialog then says.
 */
export async function importWorkflow(text: string, name = 'The text'): Promise<boolean> {
  const { document, issues } = parseWorkflow(text)
  const { openDialog, announce } = useViewStore.getState()
  if (document !== undefined) {
    await newDocument(document)
    announce(`Imported ${document.name}.`)
  }
  if (issues.length > 0 || document === undefined) {
    const program = document === undefined ? foreignWorkflow(text) : undefined
    const found: readonly DocumentIssue[] =
      program === undefined
        ? issues
        : [
            {
              code: 'foreign-workflow',
              severity: 'error',
              message: `It is a workflow of ${program}. Weft cannot open its format.`,
              path: '',
            },
          ]
    useImportStore.getState().show({ name, opened: document !== undefined, issues: found })
    openDialog('import')
  }
  return document !== undefined
}
