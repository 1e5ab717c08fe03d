import {
  type CursorPage,
  type Model,
  type ModelVersion,
  type PageQuery,
  type PredictionBackend,
  type PredictionTarget,
  pageOf,
  problem,
  type RunnableVersion,
} from '@weft/replicate-protocol'
import type { HostedModel } from './hosted-model.ts'

/** The models that are hosted. */
export type ModelShelf = {
  /** The routes of a backend that are about models. */
  readonly routes: Pick<
    PredictionBackend,
    | 'listModels'
    | 'searchModels'
    | 'getModel'
    | 'listVersions'
    | 'getVersion'
    | 'listCollections'
    | 'getCollection'
    | 'listHardware'
  >
  findRunnable(target: PredictionTarget): RunnableVersion | undefined
  find(owner: string, name: string, version: string): HostedModel | undefined
  /** Takes one more; a version that is there already is replaced. */
  add(model: HostedModel): void
}

const collection = {
  name: 'Simulated',
  slug: 'simulated',
  description: 'Every model that the simulator hosts',
}

/** Makes the shelf. The same owner and name may come several times: these are a model's versions. */
export function createModelShelf(hosted: readonly HostedModel[], baseUrl: string): ModelShelf {
  const sorted = (all: readonly HostedModel[]) =>
    all.toSorted((a, b) => b.version.created_at.localeCompare(a.version.created_at))
  let models = hosted
  let newestFirst = sorted(models)
  const versionsOf = (owner: string, name: string): readonly [HostedModel, ...HostedModel[]] => {
    const [first, ...others] = newestFirst.filter((model) => model.owner === owner && model.name === name)
    if (first === undefined) throw problem.notFound()
    return [first, ...others]
  }
  const show = (model: HostedModel): Model => ({
    url: `${new URL(baseUrl).origin}/${model.owner}/${model.name}`,
    owner: model.owner,
    name: model.name,
    description: model.description ?? null,
    visibility: 'public',
    github_url: null,
    paper_url: null,
    license_url: null,
    run_count: 0,
    cover_image_url: null,
    is_official: model.official ?? false,
    default_example: null,
    latest_version: showVersion(model),
  })
  const latest = (): readonly HostedModel[] =>
    newestFirst.filter(
      (model, index) =>
        newestFirst.findIndex(({ owner, name }) => owner === model.owner && name === model.name) === index,
    )
  const pageOfModels = (found: readonly HostedModel[], query: PageQuery) =>
    cut(found.map(show), query, ({ owner, name }) => `${owner}/${name}`)

  const runnable = (model: HostedModel | undefined, target: PredictionTarget): RunnableVersion | undefined =>
    model && {
      owner: model.owner,
      name: model.name,
      version: model.version.id,
      openapiSchema: model.version.openapi_schema,
      target,
    }

  return {
    add(added) {
      const isSame = ({ owner, name, version }: HostedModel) =>
        owner === added.owner && name === added.name && version.id === added.version.id
      models = [...models.filter((model) => !isSame(model)), added]
      newestFirst = sorted(models)
    },
    find: (owner, name, version) =>
      models.find((model) => model.owner === owner && model.name === name && model.version.id === version),
    findRunnable(target) {
      switch (target.kind) {
        case 'version':
          return runnable(
            models.find(({ version }) => version.id === target.version),
            target,
          )
        case 'model-version': {
          const { owner, name, version } = target
          return runnable(
            models.find(
              (model) => model.owner === owner && model.name === name && model.version.id === version,
            ),
            target,
          )
        }
        case 'official':
          return runnable(
            newestFirst.find(
              ({ owner, name, official }) =>
                official === true && owner === target.owner && name === target.name,
            ),
            target,
          )
        case 'deployment':
          // There are no deployments here.
          return undefined
      }
    },
    routes: {
      listModels: async (query) => pageOfModels(latest(), query),
      async searchModels(words, query) {
        const asked = words.toLowerCase().split(/\s+/).filter(Boolean)
        return pageOfModels(
          latest().filter((model) => {
            const text = `${model.owner}/${model.name} ${model.description ?? ''}`.toLowerCase()
            return asked.every((word) => text.includes(word))
          }),
          query,
        )
      },
      getModel: async (owner, name) => show(versionsOf(owner, name)[0]),
      listVersions: async (owner, name, query) =>
        cut(versionsOf(owner, name).map(showVersion), query, ({ id }) => id),
      async getVersion(owner, name, version) {
        const found = versionsOf(owner, name).find((model) => model.version.id === version)
        if (found === undefined) throw problem.notFound()
        return showVersion(found)
      },
      listCollections: async (query) => cut([collection], query, ({ slug }) => slug),
      async getCollection(slug) {
        if (slug !== collection.slug) throw problem.notFound()
        return { ...collection, models: latest().map(show) }
      },
      listHardware: async () => [{ name: 'This machine (simulated)', sku: 'simulated' }],
    },
  }
}

function showVersion({ version }: HostedModel): ModelVersion {
  const { id, created_at, cog_version, openapi_schema } = version
  return { id, created_at, cog_version: cog_version ?? null, openapi_schema }
}

function cut<Item>(
  items: readonly Item[],
  { cursor, limit }: PageQuery,
  keyOf: (item: Item) => string,
): CursorPage<Item> {
  const page = pageOf({ items, cursor, limit, keyOf })
  if (page === undefined) throw problem.invalidParameter('cursor is not one of this list.')
  return page
}
