/** What a command may use of the world: handed in, so that tests run commands without a process. */
export interface Terminal {
  readonly cwd: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Results, for programs and pipes. */
  readonly out: (text: string) => void
  /** Progress and problems, for people. */
  readonly err: (text: string) => void
  /** Colours are shown; without it every escape sequence is taken out, whatever the environment says of colours. */
  readonly hasColours?: boolean
  /** Progress may rewrite its line. */
  readonly isInteractive: boolean
  /** Aborts on Ctrl+C. */
  readonly signal: AbortSignal
}
