import type { AssetId } from '@weft/ports'
import { serializeWorkflow, type WorkflowDocument } from '@weft/workflow'
import { type Zippable, zipSync } from 'fflate'

/** A file of a bundle. */
export interface BundledAsset {
  readonly id: AssetId
  readonly bytes: Uint8Array
}

/** Zips cannot say an earlier time; the same bundle has the same bytes whenever it is made. */
const madeAt = '1980-01-01T00:00:00'

/** Where the document lies in a bundle. */
export const documentName = 'workflow.json'

/** The folder of its assets, each named by the 64 hex digits of its id. */
export const assetFolder = 'assets/'

/**
 * Packs a document and its assets into a `.weft` file: a zip with `workflow.json`, as the editor saves it, and
 * `assets/<64 hex>`. The same document and assets give the same bytes.
 */
export function packBundle(
  document: WorkflowDocument,
  assets: readonly BundledAsset[],
): Uint8Array<ArrayBuffer> {
  const files: Zippable = {
    [documentName]: [new TextEncoder().encode(serializeWorkflow(document)), { level: 9, mtime: madeAt }],
  }
  // Pictures are small already.
  for (const { id, bytes } of assets)
    files[`${assetFolder}${id.slice('sha256:'.length)}`] = [bytes, { level: 0, mtime: madeAt }]
  return new Uint8Array(zipSync(files))
}
