import type { Issue } from '@weft/ports'
import { applyEdit, describeEdit, type Edit, emptyWorkflow, type WorkflowDocument } from '@weft/workflow'
import { create } from 'zustand'
import type { HistoryStep } from './history-step.ts'
import { changesNothing, joinSteps } from './join-steps.ts'
import type { ServerLink } from './server-link.ts'
import { restartTextVisit } from './text-visit.ts'

/** Undo steps kept per document: more than a day of work, and small enough to be written at every edit. */
const historyLimit = 2000

/** A document with everything that is kept with it. */
export interface OpenedDocument {
  readonly documentId: string
  readonly document: WorkflowDocument
  readonly past: readonly HistoryStep[]
  readonly future: readonly HistoryStep[]
  readonly server?: ServerLink | undefined
}

/** The document on the canvas. It is changed by edits only. */
export interface DocumentStore extends OpenedDocument {
  /**
   * Applies an edit as one undo step. Consecutive edits with the same `gesture` become one step.
   * Gives an issue, and changes nothing, when the edit cannot be applied.
   */
  readonly apply: (edit: Edit, options?: { readonly gesture?: string }) => Issue | undefined
  /** Takes the last step back and gives it; nothing when there is none. */
  readonly undo: () => HistoryStep | undefined
  /** Does the step last taken back again and gives it. */
  readonly redo: () => HistoryStep | undefined
  /** Ends the running gesture: the next edit starts a step of its own. */
  readonly endGesture: () => void
  /** Puts another document on the canvas. Everything but its keeper calls `apply`. */
  readonly load: (opened: OpenedDocument) => void
  readonly setServer: (server: ServerLink | undefined) => void
}

/** The store of the document on the canvas, its undo history and its link to the server. */
export const useDocumentStore = create<DocumentStore>()((set, get) => ({
  documentId: '',
  document: emptyWorkflow(),
  past: [],
  future: [],

  apply(edit, options) {
    const { document, past } = get()
    const applied = applyEdit(document, edit)
    if (applied.issue !== undefined) return applied.issue
    if (applied.document === document) return undefined
    const step: HistoryStep = {
      label: describeEdit(edit),
      edit,
      inverse: applied.inverse,
      ...(options?.gesture === undefined ? {} : { gesture: options.gesture }),
    }
    const last = past.at(-1)
    const joins = last?.gesture !== undefined && last.gesture === step.gesture && get().future.length === 0
    const next = joins ? joinSteps(last, step) : step
    const before = joins ? past.slice(0, -1) : past
    // What was typed and taken back again leaves no step behind that would undo nothing.
    const steps = joins && changesNothing(next) ? before : [...before, next]
    set({ document: applied.document, past: steps.slice(-historyLimit), future: [] })
    return undefined
  },

  undo() {
    const { document, past, future } = get()
    const step = past.at(-1)
    if (step === undefined) return undefined
    const applied = applyEdit(document, step.inverse)
    set({ document: applied.document, past: past.slice(0, -1), future: [step, ...future] })
    return step
  },

  redo() {
    const { document, past, future } = get()
    const step = future[0]
    if (step === undefined) return undefined
    const applied = applyEdit(document, step.edit)
    const { gesture: _ended, ...done } = step
    set({ document: applied.document, past: [...past, done], future: future.slice(1) })
    return step
  },

  endGesture() {
    const { past } = get()
    const last = past.at(-1)
    if (last?.gesture === undefined) return
    const { gesture: _ended, ...done } = last
    set({ past: [...past.slice(0, -1), done] })
  },

  load(opened) {
    set({
      documentId: opened.documentId,
      document: opened.document,
      past: opened.past,
      future: opened.future,
      server: opened.server,
    })
    // A field that keeps the keyboard shows another text now, of which the browser's own history knows nothing.
    restartTextVisit()
  },

  setServer(server) {
    set({ server })
  },
}))
