import { placePicture } from '../canvas/place-picture.ts'
import { canvasCenter } from '../state/actions.ts'
import { closeScreens } from './close-screens.ts'

/** Puts a picture on the canvas as a node, in the middle of what is looked at. */
export function putOnCanvas(asset: string): void {
  closeScreens()
  placePicture(asset, canvasCenter())
}
