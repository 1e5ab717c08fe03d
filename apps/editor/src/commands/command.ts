/** How the command palette and the shortcut sheet group commands, in this order. */
export type CommandGroup = 'Run' | 'Document' | 'Edit' | 'Canvas' | 'View' | 'Help'

/** Something a person can do, by palette, menu or key. */
export interface Command {
  /** Stable, such as `document.save`. */
  readonly id: string
  readonly title: string
  /**
   * As tinykeys writes it: `$mod+Enter`, `Shift+Digit1`, `?`; several ways separated by a comma and a space.
   * A combination without `$mod` does not fire while a text is being typed.
   */
  readonly keys?: string
  readonly group: CommandGroup
  readonly run: () => void
  /** Whether it makes sense now; missing means always. */
  readonly enabled?: () => boolean
  /** Whether it also fires inside text fields; default: when its keys hold `$mod`. Undo and clipboard say no. */
  readonly inText?: boolean
}
