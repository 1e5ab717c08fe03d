import { canvasCommands } from '../canvas/canvas-commands.ts'
import { publishCommands } from '../publish/publish-commands.ts'
import { shellCommands } from '../shell/shell-commands.ts'
import type { Command } from './command.ts'

/** Every command of the editor: the palette, the shortcut sheet and the keyboard all read this list. */
export const allCommands: readonly Command[] = [...shellCommands, ...publishCommands, ...canvasCommands]
