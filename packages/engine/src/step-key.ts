import type { InputLineage, InputValues, NodeDefinition } from '@weft/nodes'
import { canonicalJson, sha256Hex } from '@weft/workflow'

/** A picture counts by its content alone: where it is served from, or how large it is, follows from that. */
const byContent = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((item) => byContent(item) ?? null)
  if (typeof value !== 'object' || value === null) return value
  if ('asset' in value) return { asset: value.asset }
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return Object.fromEntries(entries.map(([name, inner]) => [name, byContent(inner)]))
}

/**
 * Makes the cache key of a step: a SHA-256 over what decides its result, and nothing else. No time, no node id.
 *
 * @param definition its type and version count.
 * @param params parsed params; those that only hold hand-set inputs do not count, since `inputs` has them.
 * @param inputs resolved inputs of one lane; pictures count by content, missing ones not at all.
 * @param modelDigest digest of the pinned schema, for a node that calls a model.
 * @param lineage of list inputs, for a node that uses it.
 * @returns 64 hex digits.
 */
export const stepKey = (
  definition: Pick<NodeDefinition, 'type' | 'version' | 'paramPath'>,
  params: { readonly [name: string]: unknown },
  inputs: InputValues,
  modelDigest?: string,
  lineage?: { readonly [input: string]: InputLineage },
): string => {
  const holdsInputs = new Set<string | undefined>(
    Object.keys(inputs).map((name) =>
      definition.paramPath === undefined ? name : definition.paramPath(name)?.[0],
    ),
  )
  const own = Object.entries(params).filter(([name]) => !holdsInputs.has(name))
  return sha256Hex(
    canonicalJson({
      type: definition.type,
      version: definition.version ?? 1,
      model: modelDigest ?? null,
      params: byContent(Object.fromEntries(own)),
      inputs: byContent(inputs),
      ...(lineage === undefined ? {} : { lineage: byContent(lineage) }),
    }),
  )
}
