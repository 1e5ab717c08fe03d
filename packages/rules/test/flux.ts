import { readFileSync } from 'node:fs'
import { type ImageSize, type ModelSchema, portsFromSchema, type Value } from '@weft/ports'
import { checkModel, type RuleIssue } from '../src/index.ts'

/** The seed model's schema. */
export const schema: ModelSchema = readSchema()

/** Its inputs as ports. */
export const ports = portsFromSchema(schema).inputs

function readSchema(): ModelSchema {
  return JSON.parse(readFileSync(new URL('../fixtures/flux-lora.schema.json', import.meta.url), 'utf8'))
}

/** What the rules say of values that are set by hand. */
export function check(
  values: { readonly [input: string]: Value },
  known: { readonly imageSize?: ImageSize; readonly unknown?: string[]; readonly uncertain?: string[] } = {},
): readonly RuleIssue[] {
  const { unknown = [], uncertain = [], ...rest } = known
  return checkModel({
    ports,
    values: { prompt: 'a cat', ...values },
    unknown: new Set(unknown),
    uncertain: new Set(uncertain),
    ...rest,
  })
}
