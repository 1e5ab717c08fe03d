/** How much is told: each level includes those before it. */
export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const

/** How much is told. */
export type LogLevel = (typeof logLevels)[number]

/** One line of the log. Never holds a secret, a header or a body. */
export interface LogEntry {
  readonly level: Exclude<LogLevel, 'silent'>
  readonly message: string
  readonly [field: string]: unknown
}

/** Writes one line. */
export type Log = (entry: LogEntry) => void

/** Makes a log of JSON lines. `write` gets each line with its newline; lines above the level are left out. */
export function createLog(options: {
  readonly level: LogLevel
  readonly now: () => Date
  readonly write: (line: string) => void
}): Log {
  const limit = logLevels.indexOf(options.level)
  return (entry) => {
    if (logLevels.indexOf(entry.level) > limit) return
    options.write(`${JSON.stringify({ at: options.now().toISOString(), ...entry })}\n`)
  }
}
