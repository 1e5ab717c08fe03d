import type { Command } from 'commander'
import { addRunCommand } from './add-run-commands.ts'
import type { ProgramContext } from './program-context.ts'
import { examples, sharedOptions } from './shared-options.ts'

const loadWorkflowsCommands = () => import('../commands/workflows-command.ts')

const named = 'its slug or id'

/** Adds `weft workflows …`: on a server, or on the data directory while no server runs on it. */
export function addWorkflowCommands({ program, terminal, finish }: ProgramContext): void {
  const { json, ifMatch } = sharedOptions
  const workflows = program
    .command('workflows')
    .description(
      'saved workflows: on a running server (--server), or in the data directory (WEFT_DATA_DIR), which has one owner at a time',
    )
  reached(workflows.command('list').description('list them, most recently changed first'))
    .addHelpText('after', examples('weft workflows list --json'))
    .action(async (options) =>
      finish(await (await loadWorkflowsCommands()).listWorkflowsCommand(options, terminal)),
    )
  reached(workflows.command('show').description('print the document, as the editor saves it'))
    .argument('<workflow>', named)
    .option('-o, --out <file>', 'write it to a file')
    .option('--version <version>', 'an earlier version; may be shortened')
    .addHelpText('after', examples('weft workflows show my-workflow --out flow.json'))
    .action(async (name, options) =>
      finish(await (await loadWorkflowsCommands()).showWorkflowCommand(name, options, terminal)),
    )
  reached(workflows.command('save').description('save a file as a new workflow, or as a new version of one'))
    .argument('<file>', 'a workflow JSON file, or - for standard input')
    .option('--to <workflow>', 'the saved workflow that it replaces; the version before stays')
    .option('--slug <slug>', 'its name in addresses; default: made from its name, or kept')
    .option('--publish', 'publish it too')
    .addOption(ifMatch())
    .addHelpText(
      'after',
      examples(
        'weft workflows save flow.json --slug my-workflow --publish',
        'weft workflows save flow.json --to my-workflow --if-match 3-0f1e2d3c4b5a6978',
      ),
    )
    .action(async (file, options) =>
      finish(await (await loadWorkflowsCommands()).saveWorkflowCommand(file, options, terminal)),
    )
  for (const published of [true, false]) {
    const word = published ? 'publish' : 'unpublish'
    const description = published ? 'let others call it as weft/<slug>' : 'let nobody call it any more'
    reached(workflows.command(word).description(description))
      .argument('<workflow>', named)
      .addOption(ifMatch())
      .addHelpText('after', examples(`weft workflows ${word} my-workflow`))
      .action(async (name, options) =>
        finish(
          await (await loadWorkflowsCommands()).publishWorkflowCommand(
            name,
            { ...options, published },
            terminal,
          ),
        ),
      )
  }
  reached(workflows.command('versions').description('list its versions, newest first'))
    .argument('<workflow>', named)
    .addHelpText('after', examples('weft workflows versions my-workflow'))
    .action(async (name, options) =>
      finish(await (await loadWorkflowsCommands()).listVersionsCommand(name, options, terminal)),
    )
  reached(workflows.command('diff').description('show what is different between two versions'))
    .argument('<workflow>', named)
    .argument('<version>', 'the version before; may be shortened')
    .argument('[other]', 'the version after; default: the current one')
    .addHelpText(
      'after',
      examples('weft workflows diff my-workflow 3f2a91', 'weft workflows diff my-workflow 3f2a91 77c0de'),
    )
    .action(async (name, version, other, options) =>
      finish(
        await (await loadWorkflowsCommands()).diffVersionsCommand(name, [version, other], options, terminal),
      ),
    )
  reached(workflows.command('delete').description('delete it and its versions; its runs stay'))
    .argument('<workflow>', named)
    .addOption(ifMatch())
    .addHelpText('after', examples('weft workflows delete my-workflow'))
    .action(async (name, options) =>
      finish(await (await loadWorkflowsCommands()).deleteWorkflowCommand(name, options, terminal)),
    )
  addRunCommand({ program: workflows, terminal, finish })

  function reached(command: Command): Command {
    return command.addOption(json()).addOption(sharedOptions.server()).addOption(sharedOptions.token())
  }
}
