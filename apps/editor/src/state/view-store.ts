import type { ResultView } from '@weft/client'
import type { ImageValue } from '@weft/ports'
import { create } from 'zustand'

/** Which side of a wire an end is. */
export type PortDirection = 'input' | 'output'

/** An end of a wire that waits for its other end. */
export interface WireStart {
  readonly nodeId: string
  readonly port: string
  readonly direction: PortDirection
}

/** The search palette for nodes: where it opened (pixels of the window) and what the new node shall be wired to. */
export interface NodePaletteState {
  readonly open: boolean
  readonly at?: { readonly x: number; readonly y: number }
  readonly from?: WireStart
}

/** Where the canvas is looked at: offset in pixels and zoom, 1 being actual size. */
export interface Viewport {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** One picture as the lightbox shows it. */
export interface LightboxImage {
  readonly image: ImageValue
  /** Made by the simulator. */
  readonly simulated: boolean
  readonly title?: string
  readonly nodeId?: string
  readonly runId?: string
  /** The picture as the server lists it, where that is known already. */
  readonly result?: ResultView
}

/** What the gallery was opened with; what is missing stays as it was. */
export interface GalleryWish {
  /** Only the pictures of this run. */
  readonly runId?: string
}

/** The pictures that can be leafed through, and which one is shown. */
export interface LightboxState {
  readonly images: readonly LightboxImage[]
  readonly index: number
  /** How many there are, with those that the gallery has not fetched yet; missing: those in the list. */
  readonly total?: number
}

/** A short message at the edge of the screen. */
export interface Toast {
  readonly id: number
  readonly kind: 'info' | 'error'
  readonly text: string
  /** It stays until it is closed, as errors do: its button is the only way back. */
  readonly stays?: boolean
  /** What it is about: a newer message about the same takes its place. */
  readonly topic?: string
  /** A button on it: where the rest can be read. A message that has one is cut after two lines. */
  readonly action?: { readonly label: string; readonly run: () => void }
}

/** Panels around the canvas that can be folded away. */
export interface Panels {
  readonly rail: boolean
  readonly inspector: boolean
  readonly runs: boolean
}

/** Dialogs of the shell; at most one is open. */
export type DialogName =
  | 'commands'
  | 'shortcuts'
  | 'settings'
  | 'open'
  | 'templates'
  | 'add-model'
  | 'provider'
  | 'import'
  | 'conflict'
  | 'token'
  | 'queue'
  | 'storage'
  | 'run-times'
  | 'camera'
  | 'picture-origin'
  | 'sweep'
  | 'sweep-table'
  | 'publish'
  | 'history'
  | 'calls'
  | 'fold'

/** `system` follows the operating system. */
export type Theme = 'dark' | 'light' | 'system'

/** Everything about how the document is looked at: nothing here is ever part of it. */
export interface ViewStore {
  readonly selection: readonly string[]
  readonly setSelection: (nodeIds: readonly string[]) => void
  /** A wish that the canvas brings a node into view; `count` tells two wishes for the same node apart. */
  readonly focusRequest?:
    | {
        readonly nodeId: string
        readonly port?: string
        /** The keyboard stays where it is. */
        readonly looksOnly?: boolean
        /** The view stays where it is. */
        readonly holdsView?: boolean
        readonly count: number
      }
    | undefined
  /** Selects a node and asks the canvas to bring it into view; with a port, its field takes the keyboard. */
  readonly focusNode: (nodeId: string, port?: string) => void
  /** Selects a node and gives it the keyboard; the view stays where it is. */
  readonly enterNode: (nodeId: string) => void
  /** Selects a node and asks the canvas to bring it into view; the keyboard stays where it is. */
  readonly showNode: (nodeId: string) => void
  readonly viewport?: Viewport | undefined
  /** Called when a pan or zoom ends; kept per document. */
  readonly setViewport: (viewport: Viewport | undefined) => void
  /** Ids of nodes whose folded fields are open; kept per document. */
  readonly unfolded: readonly string[]
  readonly setUnfolded: (nodeIds: readonly string[]) => void
  readonly palette: NodePaletteState
  readonly openPalette: (options?: Omit<NodePaletteState, 'open'>) => void
  readonly closePalette: () => void
  readonly panels: Panels
  readonly setPanel: (name: keyof Panels, open: boolean) => void
  readonly theme: Theme
  readonly setTheme: (theme: Theme) => void
  /** The system shows a notice when a run ends while the page is not looked at. */
  readonly notifies: boolean
  readonly setNotifies: (notifies: boolean) => void
  /** The search on the canvas is open; `count` tells two wishes for it apart. */
  readonly find?: { readonly count: number } | undefined
  readonly openFind: () => void
  readonly closeFind: () => void
  readonly dialog?: DialogName | undefined
  readonly openDialog: (name: DialogName) => void
  readonly closeDialog: () => void
  readonly lightbox?: LightboxState | undefined
  readonly openLightbox: (images: readonly LightboxImage[], index: number, total?: number) => void
  readonly closeLightbox: () => void
  /** The gallery is open. */
  readonly gallery?: GalleryWish | undefined
  readonly openGallery: (wish?: GalleryWish) => void
  readonly closeGallery: () => void
  /** The pictures that are compared. */
  readonly comparing?: readonly LightboxImage[] | undefined
  readonly compare: (images: readonly LightboxImage[] | undefined) => void
  /** The sentence that screen readers are told; `count` tells equal ones apart. */
  readonly announcement: { readonly text: string; readonly count: number }
  /** Tells screen readers what happened, and shows nothing. */
  readonly announce: (text: string) => void
  readonly toasts: readonly Toast[]
  /** Shows a message and tells screen readers. */
  readonly showToast: (toast: Omit<Toast, 'id'>) => void
  readonly closeToast: (id: number) => void
  /** Closes what is said about something that is over. */
  readonly closeTopic: (topic: string) => void
}

/** Whether the window is too narrow for panels beside the canvas. */
function isNarrow(): boolean {
  return typeof window !== 'undefined' && window.innerWidth < 900
}

/** Messages shown at once; older ones make room. */
const toastLimit = 4

/** The store of selection, panels, palette, dialogs and messages. */
export const useViewStore = create<ViewStore>()((set, get) => ({
  selection: [],
  setSelection(nodeIds) {
    const before = get().selection
    if (before.length === nodeIds.length && before.every((id, index) => id === nodeIds[index])) return
    set({ selection: nodeIds })
  },
  focusNode(nodeId, port) {
    const count = (get().focusRequest?.count ?? 0) + 1
    set({ selection: [nodeId], focusRequest: { nodeId, count, ...(port === undefined ? {} : { port }) } })
  },
  enterNode(nodeId) {
    const count = (get().focusRequest?.count ?? 0) + 1
    set({ selection: [nodeId], focusRequest: { nodeId, count, holdsView: true } })
  },
  showNode(nodeId) {
    const count = (get().focusRequest?.count ?? 0) + 1
    set({ selection: [nodeId], focusRequest: { nodeId, count, looksOnly: true } })
  },
  setViewport: (viewport) => set({ viewport }),
  unfolded: [],
  setUnfolded: (unfolded) => set({ unfolded }),
  palette: { open: false },
  openPalette: (options) => set({ palette: { ...options, open: true } }),
  closePalette: () => set({ palette: { open: false } }),
  panels: { rail: !isNarrow(), inspector: !isNarrow(), runs: true },
  setPanel(name, open) {
    // Both side panels cover the canvas of a narrow window: one makes room for the other.
    const covered = open && isNarrow() && name !== 'runs' ? { rail: false, inspector: false } : {}
    set({ panels: { ...get().panels, ...covered, [name]: open } })
  },
  theme: 'dark',
  setTheme: (theme) => set({ theme }),
  notifies: false,
  setNotifies: (notifies) => set({ notifies }),
  openFind: () => set({ find: { count: (get().find?.count ?? 0) + 1 } }),
  closeFind: () => set({ find: undefined }),
  openDialog: (dialog) => set({ dialog }),
  closeDialog: () => set({ dialog: undefined }),
  openLightbox: (images, index, total) =>
    set({ lightbox: { images, index, ...(total === undefined ? {} : { total }) } }),
  closeLightbox: () => set({ lightbox: undefined }),
  openGallery: (gallery = {}) => set({ gallery }),
  closeGallery: () => set({ gallery: undefined }),
  compare: (comparing) => set({ comparing }),
  announcement: { text: '', count: 0 },
  announce: (text) => set({ announcement: { text, count: get().announcement.count + 1 } }),
  toasts: [],
  showToast(toast) {
    const id = get().announcement.count + 1
    const others = get().toasts.filter(({ topic }) => topic === undefined || topic !== toast.topic)
    set({ toasts: [...others, { ...toast, id }].slice(-toastLimit) })
    get().announce(toast.text)
  },
  closeToast: (id) => set({ toasts: get().toasts.filter((toast) => toast.id !== id) }),
  closeTopic(topic) {
    const { toasts } = get()
    if (toasts.some((toast) => toast.topic === topic))
      set({ toasts: toasts.filter((toast) => toast.topic !== topic) })
  },
}))
