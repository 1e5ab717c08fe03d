import type { Json, Port } from '@weft/ports'
import type { DocumentIssue } from '../state/check-document.ts'

/** What every control of a field takes. */
export interface ControlProps {
  /** Id for the element that the label belongs to. */
  readonly id: string
  /** Names the field in the whole document, for what is typed but is not a value yet. */
  readonly fieldKey: string
  readonly nodeId: string
  readonly port: Port
  /** The value set by hand; missing when the default is in use. */
  readonly value: Json | undefined
  /** Sets the value; nothing goes back to the default. */
  readonly set: (value: Json | undefined) => void
  /** Ends a gesture: the next change is an undo step of its own. */
  readonly endGesture: () => void
  readonly invalid: boolean
  /** What is wrong with the field; a control that shows some of it itself says so to `NodeField`. */
  readonly issues: readonly DocumentIssue[]
  /** Id of the element that lists the issues. */
  readonly describedBy: string | undefined
  /** The number drawn for this field in the last run; seeds only. */
  readonly drawn?: number
  /** There is room for a picture at full width. */
  readonly large: boolean
}
