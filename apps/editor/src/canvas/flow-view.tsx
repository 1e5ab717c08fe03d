import { MiniMap, ReactFlow, type ReactFlowInstance, SelectionMode } from '@xyflow/react'
import '@xyflow/react/dist/style.css'
import { memo } from 'react'
import { NodeCard } from '../node-views/node-card.tsx'
import { useViewStore } from '../state/view-store.ts'
import { ShowPart } from '../ui/show-part.tsx'
import { GuideLines } from './arrange/guide-lines.tsx'
import { FrameView } from './boxes/frame-view.tsx'
import { NoteView } from './boxes/note-view.tsx'
import { CanvasControls } from './canvas-controls.tsx'
import { useCanvasStore } from './canvas-store.ts'
import { DragFollower } from './drag-follower.tsx'
import type { CanvasNode, WireEdge as Wire } from './flow-elements.ts'
import { KeyboardWireLine } from './keyboard-wire-line.tsx'
import { largestFit } from './largest-fit.ts'
import { menuProps } from './menu-props.ts'
import { minimapColor } from './minimap-color.ts'
import { documentMapPart } from './overview/document-map-part.ts'
import { zoomRange } from './overview/fit-nodes.ts'
import { OverviewLayer } from './overview/overview-layer.tsx'
import { pointerProps } from './pointer-props.ts'
import { reconnectProps } from './reconnect-props.ts'
import { SelectionKeeper } from './selection-keeper.tsx'
import { useEdgeChanges, useNodeChanges } from './use-node-changes.ts'
import { ViewLayer } from './view-layer.tsx'
import { WireEdge } from './wire-edge.tsx'
import { WireFeedback } from './wire-feedback.tsx'
import { wireProps } from './wire-props.ts'

const nodeTypes = { card: NodeCard, frame: FrameView, note: NoteView }
const edgeTypes = { wire: WireEdge }
const addingKeys = ['Meta', 'Control', 'Shift']
const proOptions = { hideAttribution: true }
const mapSize = { width: 144, height: 96 }

/** Everything in view at first, but on a narrow window only as much as can still be read. */
function firstFit() {
  return { padding: 0.12, maxZoom: largestFit(), minZoom: window.innerWidth < 640 ? 0.75 : 0.1 }
}

/** Hands React Flow out to the commands. */
function keepFlow(flow: ReactFlowInstance<CanvasNode, Wire>): void {
  useCanvasStore.getState().set({ flow })
}

/** What the canvas draws. */
export interface FlowViewProps {
  readonly nodes: CanvasNode[]
  readonly edges: Wire[]
  /** Only the part of the document that is in view is among them. */
  readonly hasWindow: boolean
}

/** The document in React Flow. An edit that moves, wires and selects nothing does not draw it again. */
export const FlowView = memo(function FlowView({ nodes, edges, hasWindow }: FlowViewProps) {
  const onNodesChange = useNodeChanges()
  const onEdgesChange = useEdgeChanges()
  const saved = useViewStore.getState().viewport
  return (
    <ReactFlow<CanvasNode, Wire>
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onInit={keepFlow}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      {...wireProps}
      {...reconnectProps}
      {...menuProps}
      {...pointerProps}
      {...(saved
        ? { defaultViewport: saved }
        : hasWindow
          ? {}
          : { fitView: true, fitViewOptions: firstFit() })}
      minZoom={hasWindow ? zoomRange.minOfLarge : zoomRange.min}
      maxZoom={zoomRange.max}
      connectionRadius={24}
      nodeDragThreshold={3}
      zoomOnDoubleClick={false}
      deleteKeyCode={null}
      panActivationKeyCode={null}
      selectionKeyCode="Shift"
      multiSelectionKeyCode={addingKeys}
      selectionMode={SelectionMode.Partial}
      onlyRenderVisibleElements={!hasWindow}
      elevateNodesOnSelect
      disableKeyboardA11y={false}
      proOptions={proOptions}
    >
      <ViewLayer />
      <DragFollower />
      <SelectionKeeper />
      <OverviewLayer />
      {hasWindow ? (
        <ShowPart part={documentMapPart} props={{}} />
      ) : (
        <MiniMap
          pannable
          zoomable
          position="bottom-right"
          nodeColor={minimapColor}
          nodeBorderRadius={12}
          maskColor="var(--minimap-mask)"
          bgColor="var(--surface)"
          ariaLabel="Map of the canvas"
          style={mapSize}
        />
      )}
      <CanvasControls />
      <WireFeedback />
      <KeyboardWireLine />
      <GuideLines />
    </ReactFlow>
  )
})
