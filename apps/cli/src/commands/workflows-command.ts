import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { serializeWorkflow } from '@weft/workflow'
import pc from 'picocolors'
import { type BackendOptions, openBackend } from '../backend/open-backend.ts'
import type { ShelvedWorkflow, WorkflowShelf } from '../backend/workflow-shelf.ts'
import { CliError } from '../cli-error.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { formatIssue } from '../output/format-issue.ts'
import { readWorkflow } from '../read-workflow.ts'
import type { Terminal } from '../terminal.ts'
import { printChanges } from './diff-command.ts'

/** Options of every command about saved workflows. */
export interface ShelfOptions extends BackendOptions {
  readonly json?: boolean
}

/** Options of those that write: the revision that the change is based on. */
export interface WriteOptions extends ShelfOptions {
  readonly ifMatch?: string
}

/** `weft workflows list`: one a line, most recently changed first. */
export async function listWorkflowsCommand(options: ShelfOptions, terminal: Terminal): Promise<ExitCode> {
  return withShelf(options, terminal, async (shelf) => {
    const all = await shelf.list()
    if (options.json === true)
      print(
        terminal,
        all.map(({ document: _, etag: _etag, ...rest }) => rest),
      )
    else
      for (const { slug, published, version, updatedAt, document } of all) {
        const state = published ? pc.green('published') : pc.dim('draft')
        terminal.out(`${pc.bold(slug)}  ${state}  ${version.slice(0, 12)}  ${updatedAt}  ${document.name}\n`)
      }
  })
}

/** `weft workflows show`: the document as the editor saves it, or all that is known as JSON. */
export async function showWorkflowCommand(
  name: string,
  options: ShelfOptions & { readonly out?: string; readonly version?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  return withShelf(options, terminal, async (shelf) => {
    const { document: newest, ...saved } = await find(shelf, name)
    const version =
      options.version === undefined ? saved.version : await fullVersion(shelf, saved.id, options.version)
    const document = version === saved.version ? newest : await shelf.version(saved.id, version)
    const text = serializeWorkflow(document)
    if (options.out !== undefined) await writeFile(resolve(terminal.cwd, options.out), text)
    if (options.json === true) print(terminal, { ...saved, version, workflow: JSON.parse(text) })
    else if (options.out === undefined) terminal.out(text)
    else terminal.err(`${options.out}: ${saved.slug}, revision ${saved.etag}\n`)
  })
}

/** `weft workflows save`: a new workflow from a file, or a new version of one that is saved. */
export async function saveWorkflowCommand(
  file: string,
  options: WriteOptions & { readonly to?: string; readonly slug?: string; readonly publish?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const { to, slug, publish, ifMatch } = options
  if (to === undefined && ifMatch !== undefined)
    throw new CliError('--if-match names a revision of a saved workflow: say which one with --to')
  const { document, issues } = await readWorkflow(file, terminal)
  const asked = {
    document,
    issues,
    ...(slug === undefined ? {} : { slug }),
    ...(publish === true ? { published: true } : {}),
  }
  return withShelf(options, terminal, async (shelf) => {
    for (const issue of issues) terminal.err(`${formatIssue(issue)}\n`)
    const before = to === undefined ? undefined : await find(shelf, to)
    const saved =
      before === undefined
        ? await shelf.create(asked)
        : await shelf.update(before.id, asked, etagOf(ifMatch) ?? before.etag)
    tell(saved, options, terminal, before === undefined ? 'saved' : `saved, ${change(before, saved)}`)
  })
}

/** `weft workflows publish` and `unpublish`. */
export async function publishWorkflowCommand(
  name: string,
  options: WriteOptions & { readonly published: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const { published, ifMatch } = options
  return withShelf(options, terminal, async (shelf) => {
    const { id, document, etag } = await find(shelf, name)
    const saved = await shelf.update(id, { document, issues: [], published }, etagOf(ifMatch) ?? etag)
    tell(saved, options, terminal, published ? 'published' : 'no longer published')
  })
}

/** `weft workflows versions`: newest first. */
export async function listVersionsCommand(
  name: string,
  options: ShelfOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  return withShelf(options, terminal, async (shelf) => {
    const { id, version: newest } = await find(shelf, name)
    const versions = await shelf.versions(id)
    if (options.json === true) print(terminal, versions)
    else
      for (const { version, createdAt } of versions)
        terminal.out(`${version}  ${createdAt}${version === newest ? pc.green('  current') : ''}\n`)
  })
}

/** `weft workflows diff`: what is different in the second version. Exit code 1 where something is. */
export async function diffVersionsCommand(
  name: string,
  [before, after]: readonly [string, string | undefined],
  options: ShelfOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  let code: ExitCode = exitCodes.ok
  await withShelf(options, terminal, async (shelf) => {
    const { id, document } = await find(shelf, name)
    const one = await shelf.version(id, await fullVersion(shelf, id, before))
    const other =
      after === undefined ? document : await shelf.version(id, await fullVersion(shelf, id, after))
    code = printChanges([one, other], options, terminal)
  })
  return code
}

/** `weft workflows delete`: it and its versions; its runs stay. */
export async function deleteWorkflowCommand(
  name: string,
  options: WriteOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  return withShelf(options, terminal, async (shelf) => {
    const { id, slug, etag } = await find(shelf, name)
    await shelf.delete(id, etagOf(options.ifMatch) ?? etag)
    if (options.json === true) print(terminal, { id, slug, deleted: true })
    else terminal.err(`${slug} is deleted\n`)
  })
}

async function withShelf(
  options: BackendOptions,
  terminal: Terminal,
  use: (shelf: WorkflowShelf) => Promise<void>,
): Promise<ExitCode> {
  const backend = await openBackend(options, terminal)
  try {
    await use(backend.workflows)
    return exitCodes.ok
  } finally {
    await backend.close()
  }
}

async function find(shelf: WorkflowShelf, name: string): Promise<ShelvedWorkflow> {
  const found = await shelf.find(name)
  if (found === undefined)
    throw new CliError(`no saved workflow has the slug or id ${name}: see weft workflows list`)
  return found
}

/** Versions may be shortened, as long as only one begins so. */
async function fullVersion(shelf: WorkflowShelf, id: string, given: string): Promise<string> {
  const begin = given.toLowerCase()
  const fitting = (await shelf.versions(id)).filter(({ version }) => version.startsWith(begin))
  const [only, another] = fitting
  if (only === undefined || begin === '') throw new CliError(`the workflow has no version ${given}`)
  if (another === undefined) return only.version
  throw new CliError(`${fitting.length} versions begin with ${given}: give more of it`)
}

/** Entity tags are in quotes, which shells take away. */
function etagOf(given: string | undefined): string | undefined {
  return given === undefined || given.startsWith('"') ? given : `"${given}"`
}

function change(before: ShelvedWorkflow, after: ShelvedWorkflow): string {
  if (before.version === after.version) return `still version ${after.version.slice(0, 12)}`
  return `version ${before.version.slice(0, 12)} -> ${after.version.slice(0, 12)}`
}

function tell(
  { document: _, ...saved }: ShelvedWorkflow,
  { json }: ShelfOptions,
  terminal: Terminal,
  what: string,
): void {
  if (json === true) print(terminal, saved)
  else {
    terminal.out(`${saved.slug}\n`)
    terminal.err(`${saved.slug} is ${what}; revision ${saved.etag}\n`)
  }
}

function print(terminal: Terminal, value: unknown): void {
  terminal.out(`${JSON.stringify(value, null, 2)}\n`)
}
