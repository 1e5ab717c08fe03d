import type { ModelSummary } from '@weft/provider'
import { listPageSchema } from '@weft/replicate-protocol'
import { z } from 'zod'
import { readWith } from './read-with.ts'
import type { Transport } from './transport.ts'

const foundSchema = z.looseObject({
  owner: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  cover_image_url: z.string().nullish(),
  run_count: z.number().nullish(),
  is_official: z.boolean().nullish(),
})
const pageSchema = listPageSchema(z.unknown())

/** Searches Replicate's public models (`QUERY /models`), best first. An entry in an unknown shape is left out. */
export async function searchModels(
  transport: Transport,
  query: string,
  signal: AbortSignal,
): Promise<readonly ModelSummary[]> {
  const answer: unknown = await transport.repeatable(
    { signal, doing: 'search models', maximumTries: 2 },
    async (client) => {
      // Not `client.models.search`, which sends the words as JSON, in quotes, although the type says plain text.
      const headers = { Authorization: `Bearer ${String(client.auth)}`, 'Content-Type': 'text/plain' }
      const response = await client.fetch(`${client.baseUrl}/models`, {
        method: 'QUERY',
        headers,
        body: query,
      })
      const value: unknown = await response.json()
      return value
    },
  )
  return readWith(pageSchema, answer, 'a page of models').results.flatMap((entry): ModelSummary[] => {
    const parsed = foundSchema.safeParse(entry)
    if (!parsed.success) return []
    const { owner, name, description, cover_image_url: coverUrl, run_count: runs, is_official } = parsed.data
    return [
      {
        ref: `${owner}/${name}`,
        owner,
        name,
        official: is_official === true,
        ...(description ? { description } : {}),
        ...(coverUrl ? { coverUrl } : {}),
        ...(typeof runs === 'number' ? { runs } : {}),
      },
    ]
  })
}
