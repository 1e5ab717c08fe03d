import { useMemo } from 'react'
import { useNode, useNodePorts } from '../state/document-hooks.ts'
import { registry } from '../state/registry.ts'
import type { FieldSpec } from './field-spec.ts'
import { fieldsOfNode } from './fields-of-node.ts'
import { paramPortsOf } from './param-ports-of.ts'

const none: readonly FieldSpec[] = []

/** Every field of a node, in order; the same list while its ports stay the same. */
export function useNodeFields(nodeId: string): readonly FieldSpec[] {
  const type = useNode(nodeId)?.type
  const ports = useNodePorts(nodeId)
  return useMemo(() => {
    const definition = type === undefined ? undefined : registry.get(type)
    if (!definition || !ports) return none
    return fieldsOfNode({ definition, ports, params: paramPortsOf(definition) })
  }, [type, ports])
}
