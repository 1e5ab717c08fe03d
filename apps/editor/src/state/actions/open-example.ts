import { parseWorkflow } from '@weft/workflow'
import { examples } from '../../local-data/examples.ts'
import { newDocument } from './new-document.ts'

/** Opens an example by its folder's name; without one, the first. Gives false when there is none. */
export async function openExample(id?: string): Promise<boolean> {
  const example = examples.find((candidate) => id === undefined || candidate.id === id)
  if (example === undefined) return false
  const { document } = parseWorkflow(await example.load())
  if (document === undefined) return false
  await newDocument(document)
  return true
}
