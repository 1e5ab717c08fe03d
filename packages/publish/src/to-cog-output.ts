import type { Json, Value } from '@weft/ports'
import type { WorkflowInterface } from './describe-interface.ts'

/** Makes the address of a stored picture or file. */
export type FileAddress = (file: { readonly asset: string; readonly mediaType: string }) => string

/**
 * Gives the outputs of a run as the `Output` of `toCogSchema` says: the only one itself, several by name, `null` where
 * there is none yet. Pictures and files become what `address` makes of them.
 */
export function toCogOutput(
  outputs: { readonly [name: string]: Value },
  { outputs: declared }: Pick<WorkflowInterface, 'outputs'>,
  address: FileAddress,
): Json {
  const present = declared.filter(({ name }) => Object.hasOwn(outputs, name))
  if (present.length === 0) return null
  const values = present.map(({ name }): [string, Json] => [name, toCogValue(outputs[name] ?? null, address)])
  const [only] = values
  return declared.length === 1 && only !== undefined ? only[1] : Object.fromEntries(values)
}

/** Replaces stored pictures and files by addresses, at any depth. */
export function toCogValue(value: Value, address: FileAddress): Json {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => toCogValue(item, address))
  if (
    'asset' in value &&
    'mediaType' in value &&
    typeof value.asset === 'string' &&
    value.asset.startsWith('sha256:')
  )
    return address({
      asset: value.asset,
      mediaType: typeof value.mediaType === 'string' ? value.mediaType : '',
    })
  return Object.fromEntries(
    Object.entries(value).map(([name, item]): [string, Json] => [name, toCogValue(item, address)]),
  )
}
