import { downstreamOf, type WorkflowDocument } from '@weft/workflow'
import { nameOfNode } from '../../canvas/name-of-node.ts'
import { portsOf } from '../../state/ports-of.ts'
import { registry } from '../../state/registry.ts'

/** Pictures that a sweep can lay out. */
export interface PictureOutput {
  /** As `nodeId.port`. */
  readonly end: string
  readonly nodeId: string
  readonly title: string
}

/** The outputs that give pictures made of what a node gives, its own included: the nearest call of a model first. */
export function pictureOutputs(document: WorkflowDocument, nodeId: string): readonly PictureOutput[] {
  const found = [...downstreamOf(document, [nodeId])].flatMap((id) => {
    const node = document.nodes[id]
    const definition = node && registry.get(node.type)
    if (!definition || definition.usesLineage) return []
    const output = portsOf(document, id)?.outputs.find(({ kind }) => kind === 'image')
    return output
      ? [
          {
            end: `${id}.${output.name}`,
            nodeId: id,
            title: nameOfNode(document, id),
            paid: definition.paid === true,
          },
        ]
      : []
  })
  return [...found.filter(({ paid }) => paid), ...found.filter(({ paid }) => !paid)]
}
