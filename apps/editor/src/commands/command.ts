/** How the shortcut sheet and the settings group commands, in this order. */
export const commandGroups = ['Run', 'Document', 'Edit', 'Canvas', 'View', 'Help'] as const

/** A group of commands. */
export type CommandGroup = (typeof commandGroups)[number]

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
  /** It writes or reads the clipboard: combinations that the browser makes a clipboard event of come as such. */
  readonly clipboard?: 'write' | 'read'
  /** Whether it also fires inside text fields; default: when its keys hold `$mod`. */
  readonly inText?: boolean
  /** It moves the document's history: inside a text field the browser's own history goes first. */
  readonly textHistory?: 'undo' | 'redo'
}
