import { type ModelSchema, portsFromSchema, type SecretReference, type Value } from '@weft/ports'
import { type Workload, workloadOf } from '@weft/rules'

const none: ReadonlySet<string> = new Set()

/** How much a call has to do, by the schema of its model. Without a schema it is one picture. */
export function callWorkload(
  schema: ModelSchema | undefined,
  inputs: { readonly [input: string]: Value | SecretReference | undefined },
  unknown: ReadonlySet<string> = none,
): Workload {
  const ports = schema === undefined ? [] : portsFromSchema(schema).inputs
  return workloadOf({ ports, values: { ...inputs }, unknown })
}
