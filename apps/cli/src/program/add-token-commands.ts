import { type Command, Option } from 'commander'
import type { ProgramContext } from './program-context.ts'
import { examples, sharedOptions } from './shared-options.ts'

const loadTokensCommands = () => import('../commands/tokens-command.ts')

/** Adds `weft tokens …`, which work on the data directory, whether a server runs on it or not. */
export function addTokenCommands({ program, terminal, finish }: ProgramContext): void {
  const { json } = sharedOptions
  const tokens = program
    .command('tokens')
    .description('who may use the server: tokens in the data directory (WEFT_DATA_DIR)')
  withLimits(tokens.command('create'))
    .description('make a token and print it, once')
    .requiredOption('--name <name>', 'what runs say of who started them')
    .addOption(
      new Option('--scope <scope>', 'what it may do, each with those before it')
        .choices(['read', 'run', 'write'])
        .makeOptionMandatory(),
    )
    .addOption(json())
    .addHelpText(
      'after',
      examples(
        'weft tokens create --name ci --scope run',
        'weft tokens create --name shop --scope run --runs-per-minute 20 --max-cost-per-day 5',
      ),
    )
    .action(async (options) =>
      finish(await (await loadTokensCommands()).createTokenCommand(options, terminal)),
    )
  tokens
    .command('list')
    .description('list them, revoked ones too')
    .addOption(json())
    .addHelpText('after', examples('weft tokens list --json'))
    .action(async (options) =>
      finish(await (await loadTokensCommands()).listTokensCommand(options, terminal)),
    )
  withLimits(tokens.command('limit'))
    .description('change what one may use at most; a running server keeps to it from its next run on')
    .argument('<name>', 'its name')
    .addOption(json())
    .addHelpText(
      'after',
      examples(
        'weft tokens limit shop --max-concurrent-runs 2',
        'weft tokens limit shop --runs-per-minute none',
      ),
    )
    .action(async (name, options) =>
      finish(await (await loadTokensCommands()).limitTokenCommand(name, options, terminal)),
    )
  tokens
    .command('revoke')
    .description('revoke one; a running server refuses it from its next request on')
    .argument('<name>', 'its name')
    .addHelpText('after', examples('weft tokens revoke ci'))
    .action(async (name) => finish(await (await loadTokensCommands()).revokeTokenCommand(name, terminal)))
}

/** Adds `weft audit`. */
export function addAuditCommand({ program, terminal, finish }: ProgramContext): void {
  const { json, server, token } = sharedOptions
  program
    .command('audit')
    .description('say who did what, newest first: in the data directory (WEFT_DATA_DIR), or on a server')
    .option('--actor <token>', 'only what this token did')
    .option('--action <action>', 'only this, such as run.started or workflow.published')
    .option('--subject <id>', 'only what was done to this run, workflow or token')
    .option('--limit <n>', 'how many', '50')
    .addOption(json())
    .addOption(server())
    .addOption(token())
    .addHelpText('after', examples('weft audit --actor ci', 'weft audit --action workflow.published --json'))
    .action(async (options) =>
      finish(await (await import('../commands/audit-command.ts')).auditCommand(options, terminal)),
    )
}

function withLimits(command: Command): Command {
  return command
    .option('--runs-per-minute <n>', 'runs that it may start within a minute')
    .option('--max-concurrent-runs <n>', 'runs of it that may be under way at a time')
    .option(
      '--max-cost-per-day <amount>',
      'what its runs of a day (UTC) may cost, in the currency of the prices',
    )
}
