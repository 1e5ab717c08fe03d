import type { Json } from '@weft/ports'
import type { Point } from '@weft/workflow'
import { registry } from '../state/registry.ts'
import { placeNode } from './place-node.ts'

/** The node type that holds a picture by hand: the one whose params say that they want one. */
function pictureNode(): { readonly type: string; readonly param: string } | undefined {
  for (const definition of registry.definitions) {
    const param = Object.entries(definition.params.shape).find(
      ([, schema]) => schema.meta?.()?.widget === 'image',
    )
    if (param) return { type: definition.type, param: param[0] }
  }
  return undefined
}

/** Puts a picture on the canvas as a node. `image` is a param of it, an asset id or an https address. */
export function placePicture(image: Json, at: Point): void {
  const node = pictureNode()
  if (!node) return
  const value = typeof image === 'string' && image.startsWith('sha256:') ? { asset: image } : image
  placeNode({ type: node.type, at, params: { [node.param]: value } })
}
