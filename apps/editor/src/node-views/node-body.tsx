import { Grid3x3 } from 'lucide-react'
import { useNodeFields } from '../fields/use-node-fields.ts'
import { useNodePorts } from '../state/document-hooks.ts'
import { registry } from '../state/registry.ts'
import { useNodeResult, useNodeRun } from '../state/run-store.ts'
import { openSweepTable } from '../sweeps/sweep-commands.ts'
import { Button } from '../ui/button.tsx'
import { isStale } from './is-stale.ts'
import { NodePictures } from './node-pictures.tsx'
import { ArrivedValue, ValueView } from './node-value.tsx'

/**
 * What a card shows above its fields, by what the node's ports say: what arrives at a node that gives nothing on;
 * the pictures it made, unless it holds its picture in a field of its own; the text a model wrote.
 */
export function NodeBody({ nodeId, type }: { readonly nodeId: string; readonly type: string }) {
  const ports = useNodePorts(nodeId)
  const fields = useNodeFields(nodeId)
  const result = useNodeResult(nodeId)
  const run = useNodeRun(nodeId)
  const definition = registry.get(type)
  if (!ports || !definition) return null
  const [input] = ports.inputs
  if (ports.outputs.length === 0 && input) return <ArrivedValue nodeId={nodeId} input={input.name} />
  const holdsPicture = fields.some(
    ({ port, socket }) => !socket && (port.kind === 'image' || port.kind === 'mask'),
  )
  if (holdsPicture) return null
  const givesPicture = ports.outputs.some(({ kind }) => kind === 'image' || kind === 'mask')
  if (givesPicture)
    return (
      <>
        <NodePictures nodeId={nodeId} reserve={definition.paid === true || definition.usesLineage === true} />
        {definition.usesLineage && (
          <Button className="nodrag mx-2 my-1 self-start" onClick={() => openSweepTable(nodeId)}>
            <Grid3x3 size={13} aria-hidden /> Open as a table
          </Button>
        )}
      </>
    )
  const [output] = ports.outputs
  const value = output && result?.outputs[output.name]
  if (definition.paid !== true || value === undefined || !result) return null
  return <ValueView nodeId={nodeId} value={value} simulated={result.simulated} stale={isStale(run)} />
}
