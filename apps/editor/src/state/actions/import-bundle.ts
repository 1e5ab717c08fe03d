import { unpackBundle } from '@weft/bundle'
import { weft } from '../../api/weft-client.ts'
import { importWorkflow } from './import-workflow.ts'

/** Stores the pictures of a `.weft` file on the server and opens its document. Throws a `BundleError` for what is none. */
export async function importBundle(bytes: Uint8Array, name: string): Promise<boolean> {
  const { document, assets } = unpackBundle(bytes)
  await Promise.all(assets.map((asset) => weft.assets.upload(asset.bytes)))
  return importWorkflow(JSON.stringify(document), name)
}
