import { WeftError } from '@weft/ports'
import type { ModelDescription, ModelProvider } from '@weft/provider'
import type { ModelSearch } from '../runtime.ts'

/** Milliseconds that a search may take: somebody is typing. */
const searchMs = 10_000

/** Whether every word of a query stands in a model's name or description. */
export function isFound({ owner, name, description }: ModelDescription, query: string): boolean {
  const text = `${owner}/${name} ${description ?? ''}`.toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** Searches at the provider, where it is a real one; else, and when it cannot be asked, says why not. */
export async function searchProvider(
  provider: ModelProvider,
  { query, known }: { readonly query: string; readonly known: readonly ModelDescription[] },
  signal: AbortSignal,
): Promise<Pick<ModelSearch, 'found' | 'note'>> {
  if (provider.simulated || provider.search === undefined)
    return {
      found: [],
      note: 'Only models that are known were searched. Enter a token to search all of Replicate, or paste a schema.',
    }
  try {
    const found = await provider.search(query, AbortSignal.any([signal, AbortSignal.timeout(searchMs)]))
    const names = new Set(known.map(({ owner, name }) => `${owner}/${name}`))
    return { found: found.filter(({ ref }) => !names.has(ref)) }
  } catch (error) {
    if (signal.aborted || !(error instanceof WeftError)) throw error
    return { found: [], note: `Replicate could not be searched: ${error.message}` }
  }
}
