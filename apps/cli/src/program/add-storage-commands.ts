import type { Command } from 'commander'
import type { ProgramContext } from './program-context.ts'
import { examples, sharedOptions } from './shared-options.ts'

const loadStorageCommands = () => import('../commands/storage-command.ts')

/** Adds `weft storage …`: on a server, or on the data directory while no server runs on it. */
export function addStorageCommands({ program, terminal, finish }: ProgramContext): void {
  const storage = program
    .command('storage')
    .description('what takes how much room: on a running server (--server), or in the data directory')
  reached(storage.command('report', { isDefault: true }).description('say what takes how much room'))
    .addHelpText('after', examples('weft storage', 'weft storage --json'))
    .action(async (options) => finish(await (await loadStorageCommands()).storageCommand(options, terminal)))
  reached(storage.command('clean').description('remove files that nothing names any more'))
    .option('--yes', 'remove them; without it, only say which they are')
    .option('--trash', 'empty the trash of results, too')
    .option('--older-than <days>', 'only what is older; default: files of more than a day, all trash')
    .addHelpText('after', examples('weft storage clean', 'weft storage clean --trash --older-than 30 --yes'))
    .action(async (options) =>
      finish(await (await loadStorageCommands()).cleanStorageCommand(options, terminal)),
    )
}

function reached(command: Command): Command {
  return command
    .addOption(sharedOptions.server())
    .addOption(sharedOptions.token())
    .addOption(sharedOptions.json())
}
