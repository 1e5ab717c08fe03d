import {
  Background,
  Handle,
  MiniMap,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  useEdgesState,
  useNodesState,
  useReactFlow,
} from '@xyflow/react'
import { memo, useEffect } from 'react'
import type { BareGraph } from './bare-graph.ts'

type Box = Node<
  { title: string; text: string; progress: number; inputs: readonly string[]; outputs: readonly string[] },
  'box'
>

/** A node as React Flow's documentation shows them: memoized, one labelled handle a port, one text field. */
const BoxNode = memo(function BoxNode({ id, data }: NodeProps<Box>) {
  const { updateNodeData } = useReactFlow()
  return (
    <div className="box">
      <header>
        {data.title} <progress max={100} value={data.progress} />
      </header>
      {data.inputs.map((name, index) => (
        <div key={name} className="row">
          <Handle type="target" position={Position.Left} id={name} />
          {name}
          {index === 0 && (
            <input
              className="nodrag"
              aria-label={name}
              value={data.text}
              onChange={(event) => updateNodeData(id, { text: event.currentTarget.value })}
            />
          )}
        </div>
      ))}
      {data.outputs.map((name) => (
        <div key={name} className="row">
          {name}
          <Handle type="source" position={Position.Right} id={name} />
        </div>
      ))}
    </div>
  )
})

const nodeTypes = { box: BoxNode }

/** React Flow with its defaults: a background, a map, and every node drawn. */
export function BareFlow({ graph }: { readonly graph: BareGraph }) {
  const [nodes, , onNodesChange] = useNodesState<Box>(
    graph.nodes.map(({ id, x, y, title }) => ({
      id,
      type: 'box',
      position: { x, y },
      data: { title, text: '', progress: 0, inputs: graph.inputs, outputs: graph.outputs },
    })),
  )
  const [edges, , onEdgesChange] = useEdgesState(
    graph.edges.map((edge) => ({
      ...edge,
      id: `${edge.source}.${edge.sourceHandle}>${edge.target}.${edge.targetHandle}`,
    })),
  )
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      minZoom={0.05}
      {...(graph.viewport ? { defaultViewport: graph.viewport } : { fitView: true })}
    >
      <Background />
      <MiniMap />
      <Hooks />
    </ReactFlow>
  )
}

/** Lets the benchmark tell a node how far it is: the event `bench-progress` carries its id and a percentage. */
function Hooks() {
  const { updateNodeData } = useReactFlow()
  useEffect(() => {
    const onProgress = (event: Event) => {
      if (event instanceof CustomEvent)
        updateNodeData(event.detail.nodeId, { progress: event.detail.percent })
    }
    window.addEventListener('bench-progress', onProgress)
    return () => window.removeEventListener('bench-progress', onProgress)
  }, [updateNodeData])
  return null
}
