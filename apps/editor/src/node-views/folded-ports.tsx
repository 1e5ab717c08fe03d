import type { NodeInterface } from '@weft/workflow'
import { useShallow } from 'zustand/react/shallow'
import { useDocumentStore } from '../state/document-store.ts'
import { edgesByTarget } from '../state/edges-by-target.ts'
import { PortHandle } from './port-handle.tsx'

/** The sockets of a collapsed card, close together at its edges: inputs that are wired, and every output. */
export function FoldedPorts({ nodeId, ports }: { readonly nodeId: string; readonly ports: NodeInterface }) {
  const wired = useDocumentStore(
    useShallow((state) =>
      ports.inputs.flatMap(({ name }) =>
        edgesByTarget(state.document, `${nodeId}.${name}`).length > 0 ? [name] : [],
      ),
    ),
  )
  return (
    <div className="card-folded">
      <div>
        {ports.inputs
          .filter(({ name }) => wired.includes(name))
          .map((port) => (
            <div key={port.name} className="card-folded-port">
              <PortHandle nodeId={nodeId} port={port} direction="input" />
            </div>
          ))}
      </div>
      <div>
        {ports.outputs.map((port) => (
          <div key={port.name} className="card-folded-port">
            <PortHandle nodeId={nodeId} port={port} direction="output" />
          </div>
        ))}
      </div>
    </div>
  )
}
