import type { Port } from '@weft/ports'
import type { WorkflowEdge } from '@weft/workflow'
import { CircleDot, CircleOff, LogIn, LogOut, Spline, Trash2 } from 'lucide-react'
import { keysOf } from '../commands/keys-of.ts'
import { exposePort } from '../publish/expose-port.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { portsOf } from '../state/ports-of.ts'
import { useViewStore, type WireStart } from '../state/view-store.ts'
import type { MenuAction, MenuEntry } from '../ui/menu-entry.ts'
import { PopMenu } from '../ui/pop-menu.tsx'
import { addPointTo } from './add-point-under.ts'
import { selectedItems } from './arrange/areas-on-canvas.ts'
import { canvasCommands } from './canvas-commands.ts'
import { canvasPoint } from './canvas-point.ts'
import { type CanvasMenu, useCanvasStore } from './canvas-store.ts'
import { cutWires } from './cut-wires.ts'
import { menuIcons } from './menu-icons.tsx'
import { boxMenu, type MenuLine, nodeMenu, paneMenu } from './menu-lists.ts'
import { nameOfNode } from './name-of-node.ts'
import { pointsOf, removePoints } from './reroute.ts'
import { wireId } from './to-flow.ts'

/** The context menu of the canvas while it is open. */
export function OpenMenu({ menu }: { readonly menu: CanvasMenu }) {
  const set = useCanvasStore((state) => state.set)
  const document = useDocumentStore((state) => state.document)
  const selection = useViewStore((state) => state.selection)
  const close = () => set({ menu: undefined })
  const nodes = selection.flatMap((id) => document.nodes[id] ?? [])
  const checked: Readonly<Record<string, boolean>> = {
    'edit.bypass': nodes.length > 0 && nodes.every((node) => node.bypassed),
    'edit.disable': nodes.length > 0 && nodes.every((node) => node.disabled),
    'edit.collapse': selection.length > 0 && selection.every((id) => document.layout.nodes[id]?.collapsed),
  }
  const { wire, nodeId, box, at } = menu
  const count = selectedItems().length
  const lines = nodeId ? nodeMenu(count) : box ? boxMenu(count) : paneMenu
  const entries = wire
    ? wireEntries(wire, at)
    : lines.map((line, index) => toEntry(line, index, (id) => checked[id] ?? false))
  if (menu.port) entries.unshift(...portEntries(menu.port), { id: 'line-port', separator: true })
  const label = wire ? 'Wire' : nodeId ? nameOfNode(document, nodeId) : box ? 'Frame or note' : 'Canvas'
  return <PopMenu label={label} at={at} entries={entries} onClose={close} />
}

/** What can be done with a port: callers of the workflow are shown it. */
function portEntries({ nodeId, port, direction }: WireStart): MenuEntry[] {
  const { document } = useDocumentStore.getState()
  const ports = portsOf(document, nodeId)
  const named = ({ name }: Port) => name === port
  const own =
    direction === 'input'
      ? (ports?.inputs.find(named) ?? ports?.outputs.find(named))
      : ports?.outputs.find(named)
  const isFed = direction === 'input' && document.edges.some(({ to }) => to === `${nodeId}.${port}`)
  if (own === undefined) return []
  const Icon = direction === 'input' ? LogIn : LogOut
  return [
    {
      id: 'port.expose',
      title: `Make “${own.title}” an ${direction}`,
      icon: <Icon size={13} aria-hidden />,
      disabled: isFed || own.kind === 'any',
      run: () => exposePort({ nodeId, port, direction }),
    },
  ]
}

function wireEntries(wire: WorkflowEdge, at: CanvasMenu['at']): MenuEntry[] {
  return [
    {
      id: 'wire.point',
      title: 'Add a point here',
      icon: <Spline size={13} aria-hidden />,
      run: () => addPointTo(wireId(wire), canvasPoint(at)),
    },
    {
      id: 'wire.straighten',
      title: 'Remove its points',
      disabled: pointsOf(wireId(wire)).length === 0,
      run: () => removePoints(wire),
    },
    { id: 'line', separator: true },
    {
      id: 'wire.delete',
      title: 'Delete wire',
      icon: <Trash2 size={13} aria-hidden />,
      danger: true,
      run: () => {
        const { document, apply } = useDocumentStore.getState()
        apply({ kind: 'batch', label: 'Delete a wire', edits: cutWires(document, [wire]) })
        useViewStore.getState().announce('Deleted the wire.')
      },
    },
  ]
}

/** A line of the menu for a command of the canvas, or for several. */
function toEntry(line: MenuLine, index: number, isChecked: (id: string) => boolean): MenuEntry {
  if (typeof line === 'object')
    return { id: line.row, row: line.row, items: line.ids.flatMap((id) => toAction(id, isChecked(id)) ?? []) }
  return toAction(line, isChecked(line)) ?? { id: `line-${index}`, separator: true }
}

function toAction(id: string, checked: boolean): MenuAction | undefined {
  const command = canvasCommands.find((candidate) => candidate.id === id)
  if (!command) return undefined
  const [keys] = keysOf(command)
  return {
    id,
    title: command.title,
    icon: iconOf(id),
    checked,
    danger: id === 'edit.delete',
    disabled: command.enabled ? !command.enabled() : false,
    ...(keys === undefined ? {} : { keys }),
    run: command.run,
  }
}

function iconOf(id: string) {
  const Icon = menuIcons[id]
  if (Icon) return <Icon size={13} aria-hidden />
  if (id === 'arrange.color-none') return <CircleOff size={13} aria-hidden />
  if (!id.startsWith('arrange.color-')) return undefined
  return (
    <span data-tint={id.slice('arrange.color-'.length)} className="tint-dot">
      <CircleDot size={13} aria-hidden />
    </span>
  )
}
