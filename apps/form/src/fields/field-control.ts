import type { Json, Port } from '@weft/ports'
import type { Api } from '../api/create-api.ts'

/** What every control of a field takes. */
export interface ControlProps {
  /** Id of the element that the label belongs to. */
  readonly id: string
  readonly port: Port
  /** What the field is called, for buttons that need a name of their own. */
  readonly title: string
  readonly value: Json | undefined
  /** Sets the value; nothing takes it away. */
  readonly set: (value: Json | undefined) => void
  /** Says why the field holds no value yet (an upload, half-written JSON); nothing when it does. */
  readonly hold: (why: string | undefined) => void
  readonly isInvalid: boolean
  /** Ids of the description and the problem. */
  readonly describedBy: string | undefined
  readonly api: Api
}
