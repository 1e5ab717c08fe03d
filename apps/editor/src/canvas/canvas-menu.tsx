import {
  Ban,
  ClipboardPaste,
  Copy,
  CopyPlus,
  FoldVertical,
  Maximize,
  Pencil,
  Play,
  Plus,
  RouteOff,
  Scissors,
  Trash2,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { keysOf } from '../commands/keys-of.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { useViewStore } from '../state/view-store.ts'
import type { MenuEntry } from '../ui/menu-entry.ts'
import { PopMenu } from '../ui/pop-menu.tsx'
import { canvasCommands } from './canvas-commands.ts'
import { type CanvasMenu as MenuState, useCanvasStore } from './canvas-store.ts'
import { nameOfNode } from './name-of-node.ts'

const icons: Readonly<Record<string, ReactNode>> = {
  'canvas.add': <Plus size={13} aria-hidden />,
  'canvas.fit': <Maximize size={13} aria-hidden />,
  'edit.copy': <Copy size={13} aria-hidden />,
  'edit.cut': <Scissors size={13} aria-hidden />,
  'edit.paste': <ClipboardPaste size={13} aria-hidden />,
  'edit.duplicate': <CopyPlus size={13} aria-hidden />,
  'edit.delete': <Trash2 size={13} aria-hidden />,
  'edit.rename': <Pencil size={13} aria-hidden />,
  'edit.bypass': <RouteOff size={13} aria-hidden />,
  'edit.disable': <Ban size={13} aria-hidden />,
  'edit.collapse': <FoldVertical size={13} aria-hidden />,
  'run.to-here': <Play size={13} aria-hidden />,
}

const nodeMenu = [
  'run.to-here',
  '-',
  'edit.rename',
  'edit.duplicate',
  'edit.copy',
  'edit.cut',
  '-',
  'edit.bypass',
  'edit.disable',
  'edit.collapse',
  '-',
  'edit.delete',
]
const paneMenu = ['canvas.add', 'edit.paste', '-', 'edit.select-all', 'canvas.fit']

/** The context menu of the canvas, of nodes, or of a wire. */
export function CanvasMenu() {
  const menu = useCanvasStore((state) => state.menu)
  return menu ? <OpenMenu menu={menu} /> : null
}

function OpenMenu({ menu }: { readonly menu: MenuState }) {
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
  const { wire, nodeId } = menu
  const entries = wire
    ? [
        {
          id: 'wire.delete',
          title: 'Delete wire',
          icon: icons['edit.delete'],
          danger: true,
          run: () => {
            useDocumentStore.getState().apply({ kind: 'remove-edge', edge: wire })
          },
        },
      ]
    : (nodeId ? nodeMenu : paneMenu).map((id, index) => toEntry(id, index, checked[id] ?? false))
  const label = wire ? 'Wire' : nodeId ? nameOfNode(document, nodeId) : 'Canvas'
  return <PopMenu label={label} at={menu.at} entries={entries} onClose={close} />
}

/** A line of the menu for a command of the canvas. */
function toEntry(id: string, index: number, checked: boolean): MenuEntry {
  const command = canvasCommands.find((candidate) => candidate.id === id)
  if (!command) return { id: `line-${index}`, separator: true }
  const [keys] = keysOf(command)
  return {
    id,
    title: command.title,
    icon: icons[id],
    checked,
    danger: id === 'edit.delete',
    disabled: command.enabled ? !command.enabled() : false,
    ...(keys === undefined ? {} : { keys }),
    run: command.run,
  }
}
