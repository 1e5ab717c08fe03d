import type { ProgramContext } from './program-context.ts'
import { examples, sharedOptions } from './shared-options.ts'

const loadModelsCommands = () => import('../commands/models-command.ts')

/** Adds the commands that serve, and those about models. */
export function addServerCommands({ program, terminal, finish }: ProgramContext): void {
  program
    .command('serve')
    .description('start the server with the editor and the API')
    .option('--host <address>', 'address to listen on (WEFT_HOST)')
    .option('--port <port>', 'port; 0 picks a free one (WEFT_PORT)')
    .option('--data-dir <dir>', 'where everything is kept (WEFT_DATA_DIR)')
    .addHelpText('after', examples('weft serve', 'weft serve --port 8080 --data-dir /var/lib/weft'))
    .action(async (options) =>
      finish(await (await import('../commands/serve-command.ts')).serveCommand(options, terminal)),
    )
  program
    .command('simulator')
    .description("serve Replicate's HTTP API from this machine: no account, no cost, simulated pictures")
    .option('--port <port>', 'port; 0 picks a free one', '4700')
    .option('--latency <ms>', 'how long a prediction takes, in milliseconds', '1000')
    .option('--state-dir <dir>', 'where predictions and files are kept; else in memory')
    .addOption(sharedOptions.hostedModel())
    .option('--faults', 'open /_simulator, which makes it fail, for tests')
    .addHelpText(
      'after',
      examples(
        'weft simulator',
        'REPLICATE_BASE_URL=http://127.0.0.1:4700/v1 REPLICATE_API_TOKEN=any weft serve',
      ),
    )
    .action(async (options) =>
      finish(await (await import('../commands/simulator-command.ts')).simulatorCommand(options, terminal)),
    )
  addModelCommands({ program, terminal, finish })
}

function addModelCommands({ program, terminal, finish }: ProgramContext): void {
  const { server, token, json } = sharedOptions
  const models = program.command('models').description('the models that are known')
  models
    .command('list')
    .description('list them')
    .addOption(json())
    .addOption(server())
    .addOption(token())
    .addHelpText('after', examples('weft models list --json'))
    .action(async (options) =>
      finish(await (await loadModelsCommands()).listModelsCommand(options, terminal)),
    )
  models
    .command('add')
    .description('add one by reference or URL, or by its schema in a file')
    .argument(
      '[reference]',
      'owner/name, owner/name:version, a replicate.com URL, deployments/owner/name or cog:http://host:port',
    )
    .option(
      '--schema <file>',
      "take the schema from a JSON file and ask nobody: an OpenAPI document, or a version as Replicate's API gives it",
    )
    .addOption(json())
    .addOption(server())
    .addOption(token())
    .addHelpText(
      'after',
      examples(
        'weft models add black-forest-labs/flux-dev',
        'weft models add cog:http://127.0.0.1:5000',
        'weft models add --schema openapi.json',
      ),
    )
    .action(async (reference, options) =>
      finish(await (await loadModelsCommands()).addModelCommand(reference, options, terminal)),
    )
  models
    .command('check')
    .description('read every schema of a folder, and say what became of each input and output')
    .argument('<folder>', 'a folder of OpenAPI or JSON schemas of models')
    .addOption(json())
    .addHelpText('after', examples('weft models check schemas/'))
    .action(async (folder, options) =>
      finish(
        await (await import('../commands/check-models-command.ts')).checkModelsCommand(
          folder,
          options,
          terminal,
        ),
      ),
    )
}
