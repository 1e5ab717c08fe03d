import type { Point } from '@weft/workflow'
import { useDocumentStore } from '../../state/document-store.ts'
import { useIssueStore } from '../../state/issue-store.ts'
import { portsOf } from '../../state/ports-of.ts'
import { useCanvasStore } from '../canvas-store.ts'
import { nameOfNode } from '../name-of-node.ts'
import { createSceneMaker, type GraphScene, type SceneSources } from './graph-scene.ts'
import { useWindowStore } from './window-store.ts'

const makeScene = createSceneMaker()
const makeRestingScene = createSceneMaker()
const nothing: ReadonlyMap<string, Point> = new Map()

/** The scene of the document on the canvas as it is now. */
export function currentScene(): GraphScene {
  const { dragged } = useCanvasStore.getState()
  return dragged.size === 0 ? restingScene() : makeScene(sourcesWith(dragged))
}

/** The scene as if nothing was dragged: the same one for as long as a drag takes. */
export function restingScene(): GraphScene {
  return makeRestingScene(sourcesWith(nothing))
}

function sourcesWith(dragged: ReadonlyMap<string, Point>): SceneSources {
  return {
    document: useDocumentStore.getState().document,
    measured: useCanvasStore.getState().measured,
    dragged,
    issues: useIssueStore.getState().byNode,
    handles: useWindowStore.getState().handles,
    portsOf,
    nameOf: nameOfNode,
  }
}
