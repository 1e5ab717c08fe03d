import type { Command } from 'commander'
import type { ProgramContext } from './program-context.ts'
import { examples, sharedOptions } from './shared-options.ts'

const file = 'a workflow JSON file, or - for standard input'
const subject = 'a workflow JSON file, - for standard input, or the slug of a saved workflow'

const batchHelp = `
Batches: the first line of a CSV file names the inputs, a line of a JSONL file is an object with them; an empty cell is
not given, -i gives what rows leave out, a list is written as JSON, and paths of pictures start at the file's folder.
Every row is checked before anything runs. batch.jsonl in --out says what became of each row; the outputs of a row are
in a folder of its number. --max-cost is for the whole batch, what it cost before --resume included.`

/** Adds `weft run` to a program, or to `weft workflows`. */
export function addRunCommand({ program, terminal, finish }: ProgramContext): void {
  const { server, token, input, target, refreshNode, each, json } = sharedOptions
  program
    .command('run')
    .description('run a workflow and write its outputs; also for each row of a table or file of a folder')
    .argument('<workflow>', subject)
    .addOption(input())
    .option('-o, --out <dir>', 'folder to write the outputs to')
    .addOption(target())
    .option('--refresh', 'ignore results kept from before')
    .option('--max-cost <amount>', 'refuse, or stop, before it costs more than this')
    .addOption(refreshNode())
    .option('--from <node>', 'run this node anew and what follows it; the rest is kept')
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
    .addHelpText(
      'after',
      `${examples(
        'weft run workflow.json --out out',
        'weft run workflow.json -i subject=heron -i count=2 --out out',
        'weft run my-workflow --server http://localhost:4600 --json',
        'cat workflow.json | weft run - --out out',
        'weft run workflow.json --batch prompts.csv --out out --max-cost 5',
        'weft run workflow.json --each photo=photos/ --concurrency 8 --out out',
        'weft run workflow.json --batch prompts.csv --out out --resume',
      )}\n${batchHelp}`,
    )
    .action(async (name, options) =>
      finish(await (await import('../commands/run-command.ts')).runCommand(name, options, terminal)),
    )
}

/** Adds the commands that run and look at workflows. */
export function addRunCommands(context: ProgramContext): void {
  addRunCommand(context)
  addRetryAndPlan(context)
  addFileCommands(context)
}

function addRetryAndPlan({ program, terminal, finish }: ProgramContext): void {
  const { server, token, input, target, json } = sharedOptions
  program
    .command('retry')
    .description('run what is missing in a run that failed or was canceled')
    .argument('<run>', 'the id of the run')
    .option('-o, --out <dir>', 'folder to write the outputs to')
    .addOption(json())
    .option('-q, --quiet', 'no progress')
    .addOption(server())
    .addOption(token())
    .addHelpText('after', examples('weft retry 0b9f…-…-… --out out'))
    .action(async (runId, options) =>
      finish(await (await import('../commands/retry-command.ts')).retryCommand(runId, options, terminal)),
    )
  program
    .command('plan')
    .description('show what would run, in order, and what it should cost; runs nothing')
    .argument('<workflow>', subject)
    .addOption(input())
    .addOption(target())
    .addOption(json())
    .addOption(server())
    .addOption(token())
    .addHelpText(
      'after',
      examples('weft plan workflow.json -i subject=heron', 'weft plan my-workflow --json'),
    )
    .action(async (name, options) =>
      finish(await (await import('../commands/plan-command.ts')).planCommand(name, options, terminal)),
    )
}

function addFileCommands({ program, terminal, finish }: ProgramContext): void {
  const { json } = sharedOptions
  program
    .command('validate')
    .description('show every issue of a workflow')
    .argument('<workflow>', file)
    .addOption(json())
    .addHelpText(
      'after',
      examples('weft validate workflow.json', 'cat workflow.json | weft validate - --json'),
    )
    .action(async (name, options) =>
      finish(
        await (await import('../commands/validate-command.ts')).validateCommand(name, options, terminal),
      ),
    )
  program
    .command('diff')
    .description('show what is different in the second workflow')
    .argument('<before>', file)
    .argument('<after>', 'another one')
    .addOption(json())
    .addHelpText(
      'after',
      examples('weft diff before.json after.json', 'git show HEAD:flow.json | weft diff - flow.json'),
    )
    .action(async (before, after, options) =>
      finish(
        await (await import('../commands/diff-command.ts')).diffCommand([before, after], options, terminal),
      ),
    )
  addTypes(program.command('types'), { terminal, finish })
}

function addTypes(types: Command, { terminal, finish }: Omit<ProgramContext, 'program'>): void {
  types
    .description("print TypeScript types of a workflow's inputs and outputs")
    .argument('<workflow>', file)
    .addHelpText('after', examples('weft types workflow.json > workflow-types.ts'))
    .action(async (name) =>
      finish(await (await import('../commands/types-command.ts')).typesCommand(name, terminal)),
    )
}
