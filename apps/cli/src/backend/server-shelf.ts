import { type SavedWorkflow, WeftApiError, type WeftClient } from '@weft/client'
import { parseWorkflow, type WorkflowDocument } from '@weft/workflow'
import { CliError } from '../cli-error.ts'
import type { ShelvedWorkflow, WorkflowShelf, WorkflowToShelve } from './workflow-shelf.ts'

/** Workflows that one request lists. */
const pageSize = 100

/**
 * The saved workflows of a server.
 *
 * @param explain turns the client's errors into those of the command line
 */
export function createServerShelf(
  { workflows }: Pick<WeftClient, 'workflows'>,
  explain: <T>(call: () => Promise<T>) => Promise<T>,
): WorkflowShelf {
  const find = async (idOrSlug: string): Promise<ShelvedWorkflow | undefined> => {
    try {
      return toShelved(await workflows.get(idOrSlug))
    } catch (error) {
      if (error instanceof WeftApiError && error.status === 404) return undefined
      throw error
    }
  }
  return {
    list: () =>
      explain(async () => {
        const all: ShelvedWorkflow[] = []
        for (let cursor: string | undefined; ; ) {
          const page = await workflows.list({ limit: pageSize, ...(cursor === undefined ? {} : { cursor }) })
          all.push(...page.workflows.map((workflow) => toShelved({ ...workflow, etag: '' })))
          cursor = page.cursor
          if (cursor === undefined) return all
        }
      }),
    find: (idOrSlug) => explain(() => find(idOrSlug)),
    create: (asked) =>
      explain(async () =>
        toShelved(await workflows.create(bodyOf(asked), { idempotencyKey: crypto.randomUUID() })),
      ),
    update: (id, asked, etag) =>
      explain(async () => toShelved(await workflows.update(id, bodyOf(asked), { ifMatch: etag }))),
    delete: (id, etag) => explain(() => workflows.delete(id, { ifMatch: etag })),
    versions: (id) => explain(() => workflows.versions(id)),
    version: async (id, version) =>
      read((await explain(() => workflows.version(id, version))).workflow, `version ${version}`),
  }
}

function bodyOf({ document, slug, published }: WorkflowToShelve) {
  return {
    workflow: { ...document },
    ...(slug === undefined ? {} : { slug }),
    ...(published === undefined ? {} : { published }),
  }
}

function toShelved({ workflow, ...saved }: SavedWorkflow): ShelvedWorkflow {
  return { ...saved, document: read(workflow, saved.slug) }
}

function read(workflow: unknown, name: string): WorkflowDocument {
  const { document, issues } = parseWorkflow(workflow)
  if (document === undefined)
    throw new CliError(`this version of weft cannot read the workflow ${name}`, undefined, issues)
  return document
}
