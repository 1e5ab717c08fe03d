import type { ModelDescription } from '@weft/provider'
import { createReplicateProvider } from '@weft/replicate'
import type { BundledVersion } from './bundled-versions.ts'

const origin = 'http://catalog.localhost'

/**
 * Describes bundled models by the very code that describes Replicate's: a provider whose network is a table of the
 * answers that Replicate's `GET /models/{owner}/{name}` would give.
 */
export function describeBundledModels(
  versions: readonly BundledVersion[],
): Promise<readonly ModelDescription[]> {
  const answers = new Map(
    versions.map(({ owner, name, version, ...model }) => [
      `${origin}/v1/models/${owner}/${name}`,
      {
        owner,
        name,
        description: model.description ?? null,
        is_official: model.official ?? false,
        latest_version: version,
      },
    ]),
  )
  const provider = createReplicateProvider({
    token: 'bundled',
    baseUrl: `${origin}/v1`,
    fetch: async (url) => {
      const answer = answers.get(url)
      return answer
        ? Response.json(answer)
        : Response.json({ detail: `${url} is not bundled` }, { status: 404 })
    },
    now: () => 0,
    sleep: async () => undefined,
    random: () => 0,
  })
  const { signal } = new AbortController()
  return Promise.all(
    versions.map(({ owner, name, version }) =>
      provider.resolveModel(`${owner}/${name}:${version.id}`, signal),
    ),
  )
}
