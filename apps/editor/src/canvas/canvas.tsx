import {
  type Connection,
  type FinalConnectionState,
  MiniMap,
  type OnConnectStartParams,
  ReactFlow,
  SelectionMode,
} from '@xyflow/react'
import '@xyflow/react/dist/style.css'
import { type DragEvent, type MouseEvent as ReactMouseEvent, useCallback, useEffect, useMemo } from 'react'
import { NodeCard } from '../node-views/node-card.tsx'
import { NodePalette } from '../palette/node-palette.tsx'
import { useDocumentStore } from '../state/document-store.ts'
import { isLarge } from '../state/is-large.ts'
import { useViewStore } from '../state/view-store.ts'
import { calledWorkflow } from '../subflows/called-workflow.ts'
import { openInside } from '../subflows/subflow-commands.ts'
import { ShowPart } from '../ui/show-part.tsx'
import { addPointUnder } from './add-point-under.ts'
import { GuideLines } from './arrange/guide-lines.tsx'
import { FrameView } from './boxes/frame-view.tsx'
import { NoteView } from './boxes/note-view.tsx'
import { useBoxNodes } from './boxes/use-box-nodes.ts'
import { CanvasControls } from './canvas-controls.tsx'
import { CanvasMenu } from './canvas-menu.tsx'
import { canvasPoint } from './canvas-point.ts'
import { useCanvasStore } from './canvas-store.ts'
import { connectToBody } from './connect-to-body.ts'
import { DragFollower } from './drag-follower.tsx'
import { EmptyCanvas } from './empty-canvas.tsx'
import { endPoint } from './end-point.ts'
import type { CanvasNode, WireEdge as Wire } from './flow-elements.ts'
import { holdNode } from './hold-node.ts'
import { KeyboardWireLine } from './keyboard-wire-line.tsx'
import { largestFit } from './largest-fit.ts'
import { menuProps } from './menu-props.ts'
import { minimapColor } from './minimap-color.ts'
import { documentMapPart } from './overview/document-map-part.ts'
import { zoomRange } from './overview/fit-nodes.ts'
import { OverviewLayer } from './overview/overview-layer.tsx'
import { placeNode } from './place-node.ts'
import { placePicture } from './place-picture.ts'
import { reconnectProps } from './reconnect-props.ts'
import { isFitting, refuseWire } from './refuse-wire.ts'
import { selectOnly } from './select-only.ts'
import { spliceUnder } from './splice-under.ts'
import { imageDragType, nodeDragType, takeFiles, takeText } from './take-in.ts'
import { useCanvasKeys } from './use-canvas-keys.ts'
import { useClipboard } from './use-clipboard.ts'
import { useFlowElements } from './use-flow-elements.ts'
import { useFocusRequest } from './use-focus-request.ts'
import { useEdgeChanges, useNodeChanges } from './use-node-changes.ts'
import { ViewLayer } from './view-layer.tsx'
import { beginFan, beginWire, connect, dropWire, moveFan, verdictFor } from './wire-actions.ts'
import { WireEdge } from './wire-edge.tsx'
import { WireFeedback } from './wire-feedback.tsx'
import './canvas.css'

const nodeTypes = { card: NodeCard, frame: FrameView, note: NoteView }
const edgeTypes = { wire: WireEdge }

/** Everything in view at first, but on a narrow window only as much as can still be read. */
function firstFit() {
  return { padding: 0.12, maxZoom: largestFit(), minZoom: window.innerWidth < 640 ? 0.75 : 0.1 }
}

/** The canvas with the document on it. */
export function Canvas() {
  const documentId = useDocumentStore((state) => state.documentId)
  return <DocumentCanvas key={documentId} />
}

function DocumentCanvas() {
  const { nodes: cards, edges } = useFlowElements()
  const boxes = useBoxNodes()
  const nodes = useMemo((): CanvasNode[] => [...boxes, ...cards], [boxes, cards])
  const set = useCanvasStore((state) => state.set)
  const hasWindow = useDocumentStore((state) => isLarge(state.document))
  const isWiring = useCanvasStore((state) => state.wiring !== undefined)
  const isFan = useCanvasStore((state) => state.wiring?.fan !== undefined)
  const onNodesChange = useNodeChanges()
  const onEdgesChange = useEdgeChanges()
  useClipboard()
  useFocusRequest()
  useCanvasKeys()
  useEffect(
    () => () =>
      set({
        flow: undefined,
        measured: new Map(),
        dragged: new Map(),
        selectedWires: [],
        selectedBoxes: [],
        guides: [],
        wiring: undefined,
        menu: undefined,
      }),
    [set],
  )
  const saved = useViewStore.getState().viewport

  const onConnectStart = useCallback((event: MouseEvent | TouchEvent, params: OnConnectStartParams) => {
    const { nodeId, handleId, handleType } = params
    if (nodeId === null || handleId === null || handleType === null) return
    const isFan = handleType === 'source' && (event.shiftKey || event.altKey)
    if (isFan && beginFan(nodeId, handleId)) return
    beginWire({ nodeId, port: handleId, direction: handleType === 'source' ? 'output' : 'input' })
  }, [])
  const onConnect = useCallback(({ source, sourceHandle, target, targetHandle }: Connection) => {
    if (sourceHandle && targetHandle)
      connect({ from: `${source}.${sourceHandle}`, to: `${target}.${targetHandle}` })
  }, [])
  const onConnectEnd = useCallback((event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
    const { wiring, reconnecting } = useCanvasStore.getState()
    dropWire()
    if (!wiring || reconnecting || state.isValid) return
    const at = endPoint(event)
    const { fan } = wiring
    const over = state.toHandle
    if (
      fan &&
      over?.id &&
      isFitting(wiring.verdict, over.nodeId, over.id, 'output') &&
      over.type === 'source'
    )
      return moveFan(fan, over.nodeId, over.id)
    if (state.toHandle?.id)
      return refuseWire(wiring, state.toHandle.nodeId, state.toHandle.id, state.toHandle.type)
    const under = document.elementFromPoint(at.x, at.y)
    const nodeId = under?.closest('.react-flow__node')?.getAttribute('data-id')
    if (nodeId) connectToBody(wiring, nodeId)
    else if (!fan && under?.closest('.react-flow'))
      useViewStore.getState().openPalette({ at, from: wiring.start })
  }, [])
  const isValidConnection = useCallback((connection: Connection | Wire) => {
    const { source, target } = connection
    const { wiring } = useCanvasStore.getState()
    const { sourceHandle, targetHandle } = connection
    if (!sourceHandle || !targetHandle) return false
    const start = wiring?.start ?? { nodeId: source, port: sourceHandle, direction: 'output' as const }
    const verdict = wiring?.verdict ?? verdictFor(start)
    const forward = start.direction === 'output'
    return isFitting(
      verdict,
      forward ? target : source,
      forward ? targetHandle : sourceHandle,
      forward ? 'input' : 'output',
    )
  }, [])
  const onDrop = useCallback((event: DragEvent) => {
    event.preventDefault()
    const at = canvasPoint({ x: event.clientX, y: event.clientY })
    const type = event.dataTransfer.getData(nodeDragType)
    const image = event.dataTransfer.getData(imageDragType)
    if (type) placeNode({ type, at })
    else if (image) placePicture(image, at)
    else if (event.dataTransfer.files.length > 0) void takeFiles([...event.dataTransfer.files], at)
    else takeText(event.dataTransfer.getData('text/uri-list') || event.dataTransfer.getData('text/plain'), at)
  }, [])
  const onDoubleClick = useCallback((event: ReactMouseEvent) => {
    const target = event.target
    if (target instanceof Element && target.classList.contains('react-flow__pane'))
      useViewStore.getState().openPalette({ at: { x: event.clientX, y: event.clientY } })
  }, [])

  return (
    <section
      className="canvas"
      aria-label="Canvas"
      data-wiring={isWiring || undefined}
      data-fan={isFan || undefined}
    >
      <ReactFlow<CanvasNode, Wire>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onInit={(flow) => set({ flow })}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onNodeClick={(event, node) => {
          // React Flow keeps a selection of several when one of it is pressed; a plain press means that one.
          const isControl =
            event.target instanceof Element && event.target.closest('button, input, textarea') !== null
          const isAdding = event.shiftKey || event.ctrlKey || event.metaKey
          if (!isControl && !isAdding) selectOnly(node.id)
        }}
        onNodeDoubleClick={(event, node) => {
          const isControl =
            event.target instanceof Element && event.target.closest('button, input, textarea, h3') !== null
          if (!isControl && calledWorkflow(useDocumentStore.getState().document.nodes[node.id]))
            openInside(node.id)
        }}
        onNodeDragStart={holdNode}
        onNodeDragStop={(event, node, moved) => {
          if (moved.length === 1) spliceUnder(event, node.id)
        }}
        onConnectStart={onConnectStart}
        onConnect={onConnect}
        onConnectEnd={onConnectEnd}
        isValidConnection={isValidConnection}
        {...reconnectProps}
        {...menuProps}
        onPaneMouseMove={(event) => set({ pointer: { x: event.clientX, y: event.clientY } })}
        onPaneMouseLeave={() => set({ pointer: undefined })}
        onDoubleClick={onDoubleClick}
        onEdgeDoubleClick={(event, wire) => addPointUnder(event, wire)}
        onDragOver={(event) => event.preventDefault()}
        onDrop={onDrop}
        onMoveEnd={(_event, viewport) => useViewStore.getState().setViewport(viewport)}
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
        multiSelectionKeyCode={['Meta', 'Control', 'Shift']}
        selectionMode={SelectionMode.Partial}
        onlyRenderVisibleElements={!hasWindow}
        elevateNodesOnSelect
        disableKeyboardA11y={false}
        proOptions={{ hideAttribution: true }}
      >
        <ViewLayer />
        <DragFollower />
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
            style={{ width: 144, height: 96 }}
          />
        )}
        <CanvasControls />
        <WireFeedback />
        <KeyboardWireLine />
        <GuideLines />
      </ReactFlow>
      <EmptyCanvas />
      <CanvasMenu />
      <NodePalette />
    </section>
  )
}
