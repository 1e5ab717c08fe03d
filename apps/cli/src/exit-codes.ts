/**
 * Exit codes of `weft`, for scripts to trust.
 *
 * | code | means |
 * | --- | --- |
 * | 0 | done; for `run`, the run succeeded |
 * | 1 | the run, or a row of a batch, failed, what was made is written and printed; for `diff`, the workflows are different |
 * | 2 | wrong use, or an invalid workflow or input: nothing ran |
 * | 3 | the server or the provider could not be reached, or refused the credentials |
 * | 70 | a fault of Weft itself |
 * | 130 | canceled (Ctrl+C) |
 */
export const exitCodes = {
  ok: 0,
  runFailed: 1,
  different: 1,
  invalid: 2,
  unreachable: 3,
  fault: 70,
  canceled: 130,
} as const

/** One of the documented exit codes. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
