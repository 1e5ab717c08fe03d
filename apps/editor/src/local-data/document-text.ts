import type { WorkflowDocument } from '@weft/workflow'

/** A document as a record keeps it: its JSON, which is written and read several times faster than its objects. */
export interface DocumentText {
  readonly text: string
}

/** Documents never change, and that of a run is written with each state of it. */
const texts = new WeakMap<WorkflowDocument, string>()

/** A document as a record keeps it. */
export function textOf(document: WorkflowDocument): string {
  const known = texts.get(document)
  if (known !== undefined) return known
  const text = JSON.stringify(document)
  texts.set(document, text)
  return text
}

/** The document that a record keeps. */
export function documentOf({ text }: DocumentText): WorkflowDocument {
  const document: WorkflowDocument = JSON.parse(text)
  texts.set(document, text)
  return document
}
