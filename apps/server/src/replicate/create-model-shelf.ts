import { type PredictionBackend, pageOf, problem } from '@weft/replicate-protocol'
import type { PublishedVersion, Runtime } from '@weft/runtime'
import { paged } from './paged.ts'
import { showModel, showVersion } from './show-models.ts'

/** Everything about models: published workflows, owned by `weft`. */
type ModelShelf = Pick<
  PredictionBackend,
  'findRunnable' | 'listModels' | 'searchModels' | 'getModel' | 'listVersions' | 'getVersion'
>

/** Makes the part of the backend that shows published workflows as models. */
export function createModelShelf({ published }: Pick<Runtime, 'published'>, origin: string): ModelShelf {
  const versionsOf = async (owner: string, name: string) => {
    const versions = owner === 'weft' ? await published.versions(name) : undefined
    if (versions === undefined) throw problem.notFound()
    return versions
  }
  const everything = async (): Promise<readonly PublishedVersion[]> => {
    const all: PublishedVersion[] = []
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page = await published.list({ limit: 100, ...(cursor !== undefined && { cursor }) })
      all.push(...page.published)
      cursor = page.cursor
    }
    return all
  }

  return {
    findRunnable: async (target) => {
      if (target.kind === 'deployment') return undefined
      if (target.kind !== 'version' && target.owner !== 'weft') return undefined
      const found =
        target.kind === 'official'
          ? await published.newest(target.name)
          : await published.version(target.version, target.kind === 'version' ? undefined : target.name)
      if (found === undefined) return undefined
      const { workflow, version, openApi } = found
      if (target.kind === 'model-version' && workflow.slug !== target.name) return undefined
      return { owner: 'weft', name: workflow.slug, version, openapiSchema: { ...openApi }, target }
    },
    listModels: async ({ limit, cursor }) => {
      const page = await paged(published.list({ limit, ...(cursor !== undefined && { cursor }) }))
      return {
        results: page.published.map((one) => showModel(one, origin)),
        ...(page.cursor !== undefined && { nextCursor: page.cursor }),
      }
    },
    searchModels: async (words, query) => {
      // Replicate's own client sends the words as a JSON string.
      const wanted = words.toLowerCase().replaceAll('"', ' ').split(/\s+/).filter(Boolean)
      const found = (await everything()).filter(({ workflow, document }) => {
        const text = `weft/${workflow.slug} ${document.name} ${document.description}`.toLowerCase()
        return wanted.every((word) => text.includes(word))
      })
      const items = found.map((one) => showModel(one, origin))
      const page = pageOf({ items, cursor: query.cursor, limit: query.limit, keyOf: ({ name }) => name })
      if (page === undefined) throw problem.notFound()
      return page
    },
    getModel: async (owner, name) => {
      const found = owner === 'weft' ? await published.newest(name) : undefined
      if (found === undefined) throw problem.notFound()
      return showModel(found, origin)
    },
    listVersions: async (owner, name, query) => {
      const items = (await versionsOf(owner, name)).map((one) => showVersion(one, one.savedAt))
      const page = pageOf({ items, cursor: query.cursor, limit: query.limit, keyOf: ({ id }) => id })
      if (page === undefined) throw problem.notFound()
      return page
    },
    getVersion: async (owner, name, version) => {
      const found = (await versionsOf(owner, name)).find((one) => one.version === version)
      if (found === undefined) throw problem.notFound()
      return showVersion(found, found.savedAt)
    },
  }
}
