import { create } from 'zustand'
import type { DocumentIssue } from './check-document.ts'

/** What came of an import. */
export interface ImportReport {
  /** What was read: a file's name, or where the text came from. */
  readonly name: string
  /** Whether a document was opened, with everything that could be read. */
  readonly opened: boolean
  readonly issues: readonly DocumentIssue[]
}

/** The report that the import dialog shows. */
export interface ImportStore {
  readonly report?: ImportReport
  readonly show: (report: ImportReport) => void
}

/** The store of the last import's report. */
export const useImportStore = create<ImportStore>()((set) => ({ show: (report) => set({ report }) }))
