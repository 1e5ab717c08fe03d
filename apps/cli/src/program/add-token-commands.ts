import { Option } from 'commander'
import { createTokenCommand, listTokensCommand, revokeTokenCommand } from '../commands/tokens-command.ts'
import type { ProgramContext } from './program-context.ts'
import { examples, sharedOptions } from './shared-options.ts'

/** Adds `weft tokens …`, which work on the data directory, whether a server runs on it or not. */
export function addTokenCommands({ program, terminal, finish }: ProgramContext): void {
  const { json } = sharedOptions
  const tokens = program
    .command('tokens')
    .description('who may use the server: tokens in the data directory (WEFT_DATA_DIR)')
  tokens
    .command('create')
    .description('make a token and print it, once')
    .requiredOption('--name <name>', 'what runs say of who started them')
    .addOption(
      new Option('--scope <scope>', 'what it may do, each with those before it')
        .choices(['read', 'run', 'write'])
        .makeOptionMandatory(),
    )
    .addOption(json())
    .addHelpText('after', examples('weft tokens create --name ci --scope run'))
    .action(async (options) => finish(await createTokenCommand(options, terminal)))
  tokens
    .command('list')
    .description('list them, revoked ones too')
    .addOption(json())
    .addHelpText('after', examples('weft tokens list --json'))
    .action(async (options) => finish(await listTokensCommand(options, terminal)))
  tokens
    .command('revoke')
    .description('revoke one; a running server refuses it from its next request on')
    .argument('<name>', 'its name')
    .addHelpText('after', examples('weft tokens revoke ci'))
    .action(async (name) => finish(await revokeTokenCommand(name, terminal)))
}
