import { useDocumentStore } from '../state/document-store.ts'
import { useRunStore } from '../state/run-store.ts'
import { pictureAddress } from './picture-address.ts'
import { pictureBelow } from './picture-below.ts'

/** The address of the picture that a mask of a node is painted on; see `pictureBelow`. */
export function usePictureBelow(nodeId: string): string | undefined {
  const document = useDocumentStore((state) => state.document)
  const results = useRunStore((state) => state.results)
  const picture = pictureBelow(document, results, nodeId)
  return picture && pictureAddress(picture)
}
