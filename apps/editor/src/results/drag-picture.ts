import type { DragEvent } from 'react'
import { imageDragType } from '../canvas/take-in.ts'
import { closeScreens } from './close-screens.ts'

/** What covers the canvas, and what it covers. */
const layers = '[data-screen], [data-frame]'

/**
 * Handlers for a picture that can be dragged out of a screen: while it is dragged, what covers the canvas steps aside; when
 * it lands somewhere the screens close, else they are there again.
 *
 * @param asset its id
 */
export function dragPicture(asset: string) {
  return {
    draggable: true,
    onDragStart(event: DragEvent) {
      event.stopPropagation()
      event.dataTransfer.setData(imageDragType, asset)
      event.dataTransfer.effectAllowed = 'copy'
      // The browser gives a drag up whose source changes in the same turn.
      setTimeout(() => {
        document.documentElement.dataset.dragsOut = ''
        for (const layer of coveredNow()) {
          layer.inert = false
          layer.dataset.wasInert = ''
        }
      })
    },
    onDragEnd(event: DragEvent) {
      delete document.documentElement.dataset.dragsOut
      const layersBefore = [...document.querySelectorAll<HTMLElement>('[data-was-inert]')]
      for (const layer of layersBefore) {
        layer.inert = true
        delete layer.dataset.wasInert
      }
      if (event.dataTransfer.dropEffect !== 'none') closeScreens()
    },
  }
}

function coveredNow(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(layers)].filter((layer) => layer.inert)
}
