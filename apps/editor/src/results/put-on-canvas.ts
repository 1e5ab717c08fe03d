import { freePlaceOnCanvas } from '../canvas/free-place-on-canvas.ts'
import { placePicture } from '../canvas/place-picture.ts'
import { canvasCenter } from '../state/actions.ts'
import { closeScreens } from './close-screens.ts'

/** Puts a picture on the canvas as a node, near the middle of what is looked at, where it covers nothing. */
export function putOnCanvas(asset: string): void {
  closeScreens()
  placePicture(asset, freePlaceOnCanvas(canvasCenter()))
}
