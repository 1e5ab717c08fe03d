import { stripVTControlCharacters } from 'node:util'
import { WeftError } from '@weft/ports'
import { Command, CommanderError, Option } from 'commander'
import pc from 'picocolors'
import { BatchError } from './batch/batch-error.ts'
import { formatBatchIssue } from './batch/format-batch-issue.ts'
import { CliError } from './cli-error.ts'
import { checkModelsCommand } from './commands/check-models-command.ts'
import { diffCommand } from './commands/diff-command.ts'
import { addModelCommand, listModelsCommand } from './commands/models-command.ts'
import { planCommand } from './commands/plan-command.ts'
import { retryCommand } from './commands/retry-command.ts'
import { runCommand } from './commands/run-command.ts'
import { serveCommand } from './commands/serve-command.ts'
import { simulatorCommand } from './commands/simulator-command.ts'
import { createTokenCommand, listTokensCommand, revokeTokenCommand } from './commands/tokens-command.ts'
import { typesCommand } from './commands/types-command.ts'
import { validateCommand } from './commands/validate-command.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { formatIssue } from './output/format-issue.ts'
import type { Terminal } from './terminal.ts'

/** Gathers an option that may be given several times. */
const gather = (value: string, gathered: readonly string[]) => [...gathered, value]

const runExamples = `
Examples:
  weft run workflow.json --out out
  weft run workflow.json -i subject=heron -i count=2 --out out
  weft run my-workflow --server http://localhost:4600 --json
  cat workflow.json | weft run - --out out
  weft run workflow.json --batch prompts.csv --out out --max-cost 5
  weft run workflow.json --each photo=photos/ --concurrency 8 --out out
  weft run workflow.json --batch prompts.csv --out out --resume

Batches: the first line of a CSV file names the inputs, a line of a JSONL file is an object with them; an empty cell is
not given, -i gives what rows leave out, a list is written as JSON, and paths of pictures start at the file's folder.
Every row is checked before anything runs. batch.jsonl in --out says what became of each row; the outputs of a row are
in a folder of its number. --max-cost is for the whole batch, what it has cost before --resume included.`

const exitCodeHelp = `
Exit codes: 0 done, 1 the run, or a row of a batch, failed (diff: they are different), 2 wrong use or an invalid workflow or input (nothing ran),
3 server or provider not reachable or credentials refused, 70 a fault of Weft, 130 canceled.`

/**
 * Runs one command line.
 *
 * @param args what follows `weft`
 * @param given what the command may use of the world
 * @returns the exit code; never throws
 */
export async function runCli(args: readonly string[], given: Terminal): Promise<ExitCode> {
  const terminal = given.hasColours === true ? given : withoutColours(given)
  let exitCode: ExitCode = exitCodes.ok
  const program = createProgram(terminal, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync([...args], { from: 'user' })
    return exitCode
  } catch (error) {
    return report(error, terminal)
  }
}

function createProgram(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const program = new Command('weft')
    .description('Run Weft workflows without a browser.')
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .addHelpText('after', exitCodeHelp)
  const server = () => new Option('--server <url>', 'use a running server, such as http://localhost:4600')
  const token = () => new Option('--token <token>', "the server's token (or WEFT_API_TOKEN)")
  const input = () =>
    new Option(
      '-i, --input <name=value>',
      'a declared input; pictures as path, URL or asset id; name=@file reads a file',
    )
      .argParser<readonly string[]>(gather)
      .default([])
  const target = () =>
    new Option('--target <node>', 'run only what this node needs')
      .argParser<readonly string[]>(gather)
      .default([])
  const refreshNode = () =>
    new Option('--refresh-node <node>', 'ignore what is kept of this node; may be given again').argParser<
      readonly string[]
    >((node, before) => gather(node, before ?? []))
  const from = () => new Option('--from <node>', 'run this node anew and what follows it; the rest is kept')
  const each = () =>
    new Option(
      '--each <name=folder>',
      'run it for each file of a folder, as this input; may be given again',
    ).argParser<readonly string[]>((folder, before) => gather(folder, before ?? []))
  const json = () => new Option('--json', 'answer as JSON, for scripts')

  program
    .command('run')
    .description('run a workflow and write its outputs')
    .argument('<workflow>', 'a workflow JSON file, or - for standard input')
    .addOption(input())
    .option('-o, --out <dir>', 'folder to write the outputs to')
    .addOption(target())
    .option('--refresh', 'ignore results kept from before')
    .option('--max-cost <amount>', 'refuse, or stop, before it costs more than this')
    .addOption(refreshNode())
    .addOption(from())
    .addOption(json())
    .option('-q, --quiet', 'no progress')
    .option(
      '--batch <source>',
      'run it for each row of a .csv, .tsv, .jsonl or .json file, for each file of a folder, or - for JSON lines',
    )
    .addOption(each())
    .option('--concurrency <n>', 'rows of a batch that run side by side (4)')
    .option('--resume', 'go on with a batch where it stopped; rows that are done are not run again')
    .addOption(server())
    .addOption(token())
    .addHelpText('after', runExamples)
    .action(async (file, options) => finish(await runCommand(file, options, terminal)))
  program
    .command('retry')
    .description('run what is missing in a run that failed or was canceled')
    .argument('<run>', 'the id of the run')
    .option('-o, --out <dir>', 'folder to write the outputs to')
    .addOption(json())
    .option('-q, --quiet', 'no progress')
    .addOption(server())
    .addOption(token())
    .action(async (runId, options) => finish(await retryCommand(runId, options, terminal)))
  program
    .command('plan')
    .description('show what would run, in order; runs nothing')
    .argument('<workflow>', 'a workflow JSON file, or - for standard input')
    .addOption(input())
    .addOption(target())
    .addOption(json())
    .addOption(server())
    .addOption(token())
    .action(async (file, options) => finish(await planCommand(file, options, terminal)))
  program
    .command('validate')
    .description('show every issue of a workflow')
    .argument('<workflow>', 'a workflow JSON file, or - for standard input')
    .addOption(json())
    .action(async (file, options) => finish(await validateCommand(file, options, terminal)))
  program
    .command('diff')
    .description('show what is different in the second workflow')
    .argument('<before>', 'a workflow JSON file, or - for standard input')
    .argument('<after>', 'another one')
    .addOption(json())
    .action(async (before, after, options) => finish(await diffCommand([before, after], options, terminal)))
  program
    .command('types')
    .description("print TypeScript types of a workflow's inputs and outputs")
    .argument('<workflow>', 'a workflow JSON file, or - for standard input')
    .action(async (file) => finish(await typesCommand(file, terminal)))
  program
    .command('serve')
    .description('start the server with the editor and the API')
    .option('--host <address>', 'address to listen on (WEFT_HOST)')
    .option('--port <port>', 'port; 0 picks a free one (WEFT_PORT)')
    .option('--data-dir <dir>', 'where everything is kept (WEFT_DATA_DIR)')
    .action(async (options) => finish(await serveCommand(options, terminal)))
  program
    .command('simulator')
    .description("serve Replicate's HTTP API from this machine: no account, no cost, simulated pictures")
    .option('--port <port>', 'port; 0 picks a free one', '4700')
    .option('--latency <ms>', 'how long a prediction takes, in milliseconds', '1000')
    .option('--state-dir <dir>', 'where predictions and files are kept; else in memory')
    .addOption(
      new Option('--model <file>', 'a version JSON to host besides the model of Weft')
        .argParser<readonly string[]>(gather)
        .default([]),
    )
    .option('--faults', 'open /_simulator, which makes it fail, for tests')
    .action(async (options) => finish(await simulatorCommand(options, terminal)))
  addTokenCommands(program.command('tokens'), terminal, finish)
  const models = program.command('models').description('the models that are known')
  models
    .command('list')
    .description('list them')
    .addOption(json())
    .addOption(server())
    .addOption(token())
    .action(async (options) => finish(await listModelsCommand(options, terminal)))
  models
    .command('add')
    .description('add one by reference or URL')
    .argument(
      '<reference>',
      'owner/name, owner/name:version, a replicate.com URL, deployments/owner/name or cog:http://host:port',
    )
    .addOption(server())
    .addOption(token())
    .action(async (reference, options) => finish(await addModelCommand(reference, options, terminal)))
  models
    .command('check')
    .description('read every schema of a folder, and say what became of each input and output')
    .argument('<folder>', 'a folder of OpenAPI or JSON schemas of models')
    .addOption(json())
    .action(async (folder, options) => finish(await checkModelsCommand(folder, options, terminal)))
  return program
}

/** Adds `weft tokens …`, which work on the data directory, whether a server runs on it or not. */
function addTokenCommands(tokens: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  const json = () => new Option('--json', 'answer as JSON, for scripts')
  tokens.description('who may use the server: tokens in the data directory (WEFT_DATA_DIR)')
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
    .action(async (options) => finish(await createTokenCommand(options, terminal)))
  tokens
    .command('list')
    .description('list them, revoked ones too')
    .addOption(json())
    .action(async (options) => finish(await listTokensCommand(options, terminal)))
  tokens
    .command('revoke')
    .description('revoke one; a running server refuses it from its next request on')
    .argument('<name>', 'its name')
    .action(async (name) => finish(await revokeTokenCommand(name, terminal)))
}

/** A terminal that shows plain text: pipes, files and CI get no escape sequences. */
function withoutColours(terminal: Terminal): Terminal {
  return {
    ...terminal,
    out: (text) => terminal.out(stripVTControlCharacters(text)),
    err: (text) => terminal.err(stripVTControlCharacters(text)),
  }
}

/** Says what went wrong and gives the exit code for it. */
function report(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.invalid
  if (error instanceof CliError) {
    if (error instanceof BatchError)
      for (const issue of error.batchIssues) terminal.err(`${formatBatchIssue(issue)}\n`)
    for (const issue of error.issues) terminal.err(`${formatIssue(issue)}\n`)
    terminal.err(`${pc.red('weft:')} ${error.message}\n`)
    return error.exitCode
  }
  if (error instanceof WeftError) {
    terminal.err(`${pc.red('weft:')} ${error.message}\n`)
    const unreachable = error.code === 'provider_unreachable' || error.code === 'unauthenticated'
    return unreachable ? exitCodes.unreachable : exitCodes.invalid
  }
  if (terminal.signal.aborted) return exitCodes.canceled
  terminal.err(
    `${pc.red('weft:')} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  return exitCodes.fault
}
