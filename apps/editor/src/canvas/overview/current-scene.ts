import { useDocumentStore } from '../../state/document-store.ts'
import { portsOf } from '../../state/ports-of.ts'
import { useCanvasStore } from '../canvas-store.ts'
import { nameOfNode } from '../name-of-node.ts'
import { createSceneMaker, type GraphScene } from './graph-scene.ts'
import { useWindowStore } from './window-store.ts'

const makeScene = createSceneMaker()

/** The scene of the document on the canvas as it is now. */
export function currentScene(): GraphScene {
  const { measured, dragged } = useCanvasStore.getState()
  return makeScene({
    document: useDocumentStore.getState().document,
    measured,
    dragged,
    handles: useWindowStore.getState().handles,
    portsOf,
    nameOf: nameOfNode,
  })
}
