import { randomUUID } from 'node:crypto'
import { type Runtime, type SavedWorkflow, savedActions, workflowEtag } from '@weft/runtime'
import type { AuditAction, AuditOrigin, StoredWorkflow } from '@weft/storage'
import { CliError } from '../cli-error.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ShelvedWorkflow, WorkflowShelf } from './workflow-shelf.ts'

/** Workflows that one page of the store gives. */
const pageSize = 100

/** The saved workflows of a data directory. */
export function createRuntimeShelf({ workflows: desk, store }: Runtime, origin: AuditOrigin): WorkflowShelf {
  const { workflows } = store
  const note = async (
    action: AuditAction,
    { id, slug, version }: Pick<StoredWorkflow, 'id' | 'slug' | 'version'>,
  ): Promise<void> => {
    const at = new Date().toISOString()
    await store.audit.add({ ...origin, id: randomUUID(), at, action, subject: id, detail: { slug, version } })
  }
  const keep = async (saved: StoredWorkflow, before?: StoredWorkflow): Promise<ShelvedWorkflow> => {
    for (const action of savedActions(before, saved)) await note(action, saved)
    return toShelved(saved)
  }
  const current = async (id: string, etag: string): Promise<StoredWorkflow> => {
    const stored = await workflows.get(id)
    if (stored === undefined) throw new CliError(`there is no workflow ${id} any more`)
    if (workflowEtag(stored) !== etag) throw staleError(stored)
    return stored
  }
  return {
    list: async () => {
      const all: StoredWorkflow[] = []
      for (let cursor: string | undefined; ; ) {
        const page = await workflows.list({ limit: pageSize, ...(cursor === undefined ? {} : { cursor }) })
        all.push(...page.workflows)
        cursor = page.cursor
        if (cursor === undefined) return all.map(toShelved)
      }
    },
    find: async (idOrSlug) => {
      const stored = await workflows.get(idOrSlug)
      return stored && toShelved(stored)
    },
    create: async (asked) => keep(savedOf(await desk.create(toSave(asked), randomUUID()))),
    update: async (id, asked, etag) => {
      const stored = await current(id, etag)
      return keep(savedOf(await desk.update(stored, toSave(asked), stored.revision)), stored)
    },
    delete: async (id, etag) => {
      const stored = await current(id, etag)
      const result = await workflows.delete(id, stored.revision)
      if (result.outcome === 'stale') throw staleError(result.current)
      await note('workflow.deleted', stored)
    },
    versions: async (id) =>
      (await workflows.versions(id)).map(({ version, createdAt }) => ({ version, createdAt })),
    version: async (id, version) => {
      const found = await workflows.version(id, version)
      if (found === undefined) throw new CliError(`the workflow has no version ${version}`)
      return found.document
    },
  }
}

/** Issues of a document that was parsed here: their fixes are edits, which nothing of the command line reads. */
function toSave({ issues, ...asked }: Parameters<WorkflowShelf['create']>[0]) {
  return { ...asked, issues: issues.map(({ fix: _, ...issue }) => issue) }
}

function toShelved(stored: StoredWorkflow): ShelvedWorkflow {
  const { revision: _, ...workflow } = stored
  return { ...workflow, etag: workflowEtag(stored) }
}

function savedOf(saved: SavedWorkflow): StoredWorkflow {
  switch (saved.outcome) {
    case 'written':
      return saved.workflow
    case 'invalid':
      throw new CliError('the workflow cannot be saved like this', exitCodes.invalid, saved.issues)
    case 'stale':
      throw staleError(saved.current)
    case 'slug-taken':
      throw new CliError(
        `another workflow has the slug ${saved.slug}: save to that one with --to, or choose a --slug`,
      )
    case 'missing':
      throw new CliError('the workflow was deleted meanwhile')
  }
}

function staleError(current: StoredWorkflow): CliError {
  return new CliError(
    `${current.slug} was changed at ${current.updatedAt}, after the revision that this is based on: nothing was written. Its revision is ${workflowEtag(current)} now`,
  )
}
