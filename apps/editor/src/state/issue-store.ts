import { create } from 'zustand'
import { checkDocument, type DocumentIssue } from './check-document.ts'
import { useDocumentStore } from './document-store.ts'
import { beside } from './editor-session.ts'
import { isLarge } from './is-large.ts'
import { runsAlike } from './runs-alike.ts'
import { whenQuiet } from './when-quiet.ts'

/** Milliseconds without an edit before the document is checked again: typing never waits for it. */
const quietTime = 120

/** What is wrong with the document, all of it and by node. */
export interface IssueStore {
  readonly issues: readonly DocumentIssue[]
  /** By node id; the list of a node stays the same object while its issues stay the same. */
  readonly byNode: { readonly [nodeId: string]: readonly DocumentIssue[] }
  /** What the editor found wrong itself when it checked the document last. */
  readonly own: readonly DocumentIssue[]
  readonly setOwn: (issues: readonly DocumentIssue[]) => void
  /** What the server found wrong with the last run or save; gone with the next edit. */
  readonly fromServer: readonly DocumentIssue[]
  readonly setFromServer: (issues: readonly DocumentIssue[]) => void
  /** What only the server can know of the document as it planned it last, such as that it calls itself. */
  readonly fromPlan: readonly DocumentIssue[]
  readonly setFromPlan: (issues: readonly DocumentIssue[]) => void
  /** Checks the document at once and gives every issue of it. */
  readonly check: () => readonly DocumentIssue[]
}

/** Issues by node, reusing the lists that did not change so that their nodes are not drawn again. */
function group(
  issues: readonly DocumentIssue[],
  before: { readonly [nodeId: string]: readonly DocumentIssue[] },
): { [nodeId: string]: readonly DocumentIssue[] } {
  const groups: { [nodeId: string]: DocumentIssue[] } = {}
  for (const issue of issues) {
    if (issue.nodeId === undefined) continue
    const list = groups[issue.nodeId] ?? []
    list.push(issue)
    groups[issue.nodeId] = list
  }
  const shared: { [nodeId: string]: readonly DocumentIssue[] } = {}
  for (const [nodeId, list] of Object.entries(groups)) {
    const old = before[nodeId]
    shared[nodeId] = old !== undefined && JSON.stringify(old) === JSON.stringify(list) ? old : list
  }
  return shared
}

/** The server's issues that the editor did not find by itself. */
function onlyNew(server: readonly DocumentIssue[], own: readonly DocumentIssue[]): readonly DocumentIssue[] {
  const known = new Set(own.map((issue) => `${issue.path} ${issue.code}`))
  return server.filter((issue) => !known.has(`${issue.path} ${issue.code}`))
}

/** The store of live issues. `watchIssues` keeps it fresh. */
export const useIssueStore = create<IssueStore>()((set, get) => {
  const show = (): void => {
    const { own, fromServer, fromPlan } = get()
    // Until the next plan, what was said of a node that is gone is not shown.
    const { nodes } = useDocumentStore.getState().document
    const planned = fromPlan.filter(({ nodeId = '' }) => Object.hasOwn(nodes, nodeId))
    const others = onlyNew(fromServer, own)
    const issues = [...own, ...others, ...onlyNew(planned, [...own, ...others])]
    if (JSON.stringify(issues) === JSON.stringify(get().issues)) return
    set({ issues, byNode: group(issues, get().byNode) })
  }
  return {
    issues: [],
    byNode: {},
    own: [],
    setOwn(own) {
      set({ own })
      show()
    },
    fromServer: [],
    fromPlan: [],
    setFromPlan(issues) {
      if (issues.length === 0 && get().fromPlan.length === 0) return
      set({ fromPlan: issues })
      show()
    },
    setFromServer(issues) {
      set({ fromServer: issues })
      show()
    },
    check() {
      const own = checkDocument(useDocumentStore.getState().document)
      get().setOwn(own)
      return own
    },
  }
})

/** Checks the document after every edit, once the person pauses. Gives the way to stop. */
export function watchIssues(): () => void {
  const checking = whenQuiet(quietTime, async () => {
    const { document } = useDocumentStore.getState()
    const { fromServer, setFromServer, setOwn } = useIssueStore.getState()
    // What the server said was of the document before the edit.
    if (fromServer.length > 0) setFromServer([])
    const own = isLarge(document)
      ? await beside.ask('check', document).catch(() => checkDocument(document))
      : checkDocument(document)
    // What was edited meanwhile is asked for anew.
    if (runsAlike(useDocumentStore.getState().document, document)) setOwn(own)
  })
  const stop = useDocumentStore.subscribe((state, before) => {
    // A copy of a document is another one: what the server said is of the first.
    const isOther = state.documentId !== before.documentId
    if (isOther || !runsAlike(state.document, before.document)) checking.ask()
  })
  // A large document is seen before it is checked.
  if (isLarge(useDocumentStore.getState().document)) checking.ask()
  else useIssueStore.getState().check()
  return () => {
    checking.stop()
    stop()
  }
}
