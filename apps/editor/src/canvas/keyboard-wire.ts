import { useDocumentStore } from '../state/document-store.ts'
import { portsOf } from '../state/ports-of.ts'
import { titledNow } from '../state/titled-now.ts'
import { useViewStore, type WireStart } from '../state/view-store.ts'
import { useCanvasStore } from './canvas-store.ts'
import { nameOfNode } from './name-of-node.ts'
import { beginFan, beginWire, connect, dropWire, edgeBetween, moveFan } from './wire-actions.ts'

/** A port a wire may end at. */
interface Candidate {
  readonly nodeId: string
  readonly port: string
  readonly title: string
}

/** Every port that fits the wire being drawn, from left to right and top to bottom. */
function candidates(): readonly Candidate[] {
  const { wiring } = useCanvasStore.getState()
  const { document } = useDocumentStore.getState()
  if (!wiring) return []
  const direction = wiring.start.direction === 'output' ? 'input' : 'output'
  const place = (id: string) => document.layout.nodes[id] ?? { x: 0, y: 0 }
  return Object.keys(document.nodes)
    .toSorted((a, b) => place(a).x - place(b).x || place(a).y - place(b).y)
    .flatMap((nodeId) => {
      const ports = portsOf(document, nodeId)
      const all = (direction === 'input' ? ports?.inputs : ports?.outputs) ?? []
      return all
        .filter((port) => wiring.verdict(nodeId, port, direction) === undefined)
        .map((port) => ({ nodeId, port: port.name, title: port.title }))
    })
}

/** Begins a wire by keyboard at a port, and aims at the first port that fits. */
export function beginKeyboardWire(start: WireStart): void {
  beginWire(start, true)
  aimFirst(titledNow(`\`${start.nodeId}.${start.port}\``), `Wiring ${start.port}.`)
}

/** Begins to move all wires of an output by keyboard, and aims at the first output that fits them all. */
export function beginKeyboardFan(nodeId: string, port: string): void {
  if (beginFan(nodeId, port, true)) aimFirst('all these wires', `Moving the wires of ${port}.`)
  else useViewStore.getState().announce(`No wire leaves ${port}.`)
}

function aimFirst(what: string, words: string): void {
  const count = candidates().length
  const { announce, showToast } = useViewStore.getState()
  if (count === 0) {
    dropWire()
    showToast({ kind: 'info', text: `Nothing on the canvas fits ${what}.` })
    return
  }
  announce(`${words} ${count} ports fit. Arrow keys choose, Enter wires, Escape stops.`)
  aimBy(1)
}

/** Moves the aim to the next or the one before of the ports that fit, brings it into view, and says it. */
export function aimBy(step: 1 | -1): void {
  const { wiring, flow, set } = useCanvasStore.getState()
  const all = candidates()
  if (!wiring || all.length === 0) return
  const now = all.findIndex((end) => end.nodeId === wiring.aim?.nodeId && end.port === wiring.aim.port)
  const index = now < 0 ? 0 : (now + step + all.length) % all.length
  const aim = all[index]
  if (!aim) return
  const { unfolded, setUnfolded } = useViewStore.getState()
  if (!unfolded.includes(aim.nodeId)) setUnfolded([...unfolded, aim.nodeId])
  set({
    wiring: { ...wiring, aim: { nodeId: aim.nodeId, port: aim.port } },
  })
  const { document } = useDocumentStore.getState()
  const place = document.layout.nodes[aim.nodeId]
  if (place && flow && !isInView(aim.nodeId))
    void flow.setCenter(place.x + 160, place.y + 160, { zoom: flow.getZoom(), duration: 0 })
  useViewStore
    .getState()
    .announce(`${nameOfNode(document, aim.nodeId)}, ${aim.title}. ${index + 1} of ${all.length}.`)
}

/** Draws the wire to where it aims. */
export function confirmAim(): void {
  const { wiring } = useCanvasStore.getState()
  dropWire()
  if (wiring?.aim && wiring.fan) moveFan(wiring.fan, wiring.aim.nodeId, wiring.aim.port)
  else if (wiring?.aim) connect(edgeBetween(wiring.start, wiring.aim.nodeId, wiring.aim.port))
}

function isInView(nodeId: string): boolean {
  const box = document
    .querySelector(`.react-flow__node[data-id="${CSS.escape(nodeId)}"]`)
    ?.getBoundingClientRect()
  return (
    box !== undefined &&
    box.left >= 0 &&
    box.top >= 0 &&
    box.right <= innerWidth &&
    box.top <= innerHeight - 80
  )
}
