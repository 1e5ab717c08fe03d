import { assetsOfWorkflow, packBundle } from '@weft/bundle'
import { weft } from '../../api/weft-client.ts'
import { useDocumentStore } from '../document-store.ts'
import { offerFile } from './offer-file.ts'

/** Hands the document on the canvas out with the pictures that it names, as a `.weft` file. Throws when one is gone. */
export async function exportBundle(): Promise<void> {
  const { document } = useDocumentStore.getState()
  const assets = await Promise.all(
    assetsOfWorkflow(document).map(async (id) => ({ id, bytes: (await weft.assets.download(id)).bytes })),
  )
  offerFile(new Blob([packBundle(document, assets)], { type: 'application/zip' }), document.name, 'weft')
}
