import type { Command } from 'commander'
import type { ProgramContext } from './program-context.ts'
import { examples, sharedOptions } from './shared-options.ts'

const loadBundleCommands = () => import('../commands/bundle-command.ts')

/** Adds `weft pack` and `weft unpack`, on a server or on the data directory while no server runs on it. */
export function addBundleCommands({ program, terminal, finish }: ProgramContext): void {
  reached(program.command('pack').description('a workflow and the pictures that it names as one .weft file'))
    .argument('<file>', 'a workflow JSON file, or - for standard input')
    .option('-o, --out <file>', 'the file to write; default: beside it')
    .addHelpText('after', examples('weft pack inpaint.json --out inpaint.weft'))
    .action(async (file, options) =>
      finish(await (await loadBundleCommands()).packCommand(file, options, terminal)),
    )
  reached(program.command('unpack').description('store the pictures of a .weft file and write its workflow'))
    .argument('<file>', 'a .weft file')
    .option('-o, --out <file>', 'the workflow JSON to write; default: beside it')
    .addHelpText('after', examples('weft unpack inpaint.weft --out inpaint.json'))
    .action(async (file, options) =>
      finish(await (await loadBundleCommands()).unpackCommand(file, options, terminal)),
    )
}

function reached(command: Command): Command {
  return command.addOption(sharedOptions.server()).addOption(sharedOptions.token())
}
