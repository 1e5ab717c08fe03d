import { fetchCode } from '../../api/fetch-code.ts'
import { importWorkflow } from './import-workflow.ts'

/** Whether a file is one that `importFile` opens, by its type and name. */
export function isWorkflowFile({ type, name }: Pick<File, 'type' | 'name'>): boolean {
  return type === 'application/json' || /\.(json|weft)$/i.test(name)
}

/** Opens the workflow in a file: JSON, or a `.weft` file with its pictures. Throws when this cannot be unpacked. */
export async function importFile(file: File): Promise<boolean> {
  if (!/\.weft$/i.test(file.name)) return importWorkflow(await file.text(), file.name)
  const { importBundle } = await fetchCode(() => import('./import-bundle.ts'))
  return importBundle(new Uint8Array(await file.arrayBuffer()), file.name)
}
