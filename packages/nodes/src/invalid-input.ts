import { WeftError } from '@weft/ports'

/**
 * Makes the error of a node that was given what it cannot work with. Trying again does not help.
 *
 * @param message what was expected, what was found, how to mend it.
 */
export const invalidInput = (message: string): WeftError =>
  new WeftError({ code: 'invalid_input', message, retryable: false })
