import type { WorkflowDocument } from '@weft/workflow'
import type { BrowserContext, Page } from 'playwright-core'
import type { Moving } from './page/watch-updates.ts'
import type { View } from './view-at.ts'

/** One of the two editors that are compared. */
export interface Side {
  readonly name: string
  readonly context: BrowserContext
  /** Makes the graph known, to be shown in a view. */
  readonly prepare: (document: WorkflowDocument, view: View) => Promise<void>
  /** Where the graph then is. */
  readonly url: (document: WorkflowDocument) => string
  /** An expression that is true once the graph is on the screen, as a whole or at working zoom. */
  readonly isThere: (document: WorkflowDocument, seen: 'whole' | 'part') => string
  /** What shows that the view moved when everything is in view. */
  readonly movingWhole: Moving
  /** The text field of a node. */
  readonly field: (page: Page, nodeId: string) => Promise<void>
}
