import { z } from 'zod'

/** What the tests read of a schema of the document. */
const schemaPart = z.looseObject({
  $ref: z.string().optional(),
  type: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  pattern: z.string().optional(),
  maxLength: z.number().optional(),
  maxItems: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  get properties() {
    return z.record(z.string(), schemaPart).optional()
  },
  required: z.array(z.string()).optional(),
  get oneOf() {
    return z.array(schemaPart).optional()
  },
  get anyOf() {
    return z.array(schemaPart).optional()
  },
})

const operationPart = z.object({
  operationId: z.string(),
  security: z.array(z.record(z.string(), z.array(z.enum(['read', 'run', 'write'])))),
  parameters: z.array(z.object({ in: z.string(), name: z.string(), schema: schemaPart })).default([]),
  requestBody: z
    .object({ required: z.boolean(), content: z.record(z.string(), z.object({ schema: schemaPart })) })
    .optional(),
  responses: z.record(z.string(), z.unknown()),
})

const documentPart = z.object({
  paths: z.record(z.string(), z.record(z.string(), operationPart)),
  components: z.object({ schemas: z.record(z.string(), schemaPart) }),
})

type Schema = z.infer<typeof schemaPart>

/** One operation of the document, ready to be asked. */
export interface Operation {
  readonly id: string
  readonly method: string
  /** With values in the place of its parameters: well formed, and of nothing that is there. */
  readonly path: string
  /** Methods that the path has in the document. */
  readonly methods: readonly string[]
  /** Undefined: needs no token. */
  readonly scope: 'read' | 'run' | 'write' | undefined
  /** Statuses that it declares. */
  readonly statuses: readonly string[]
  /** Paths with a parameter that its pattern does not allow. */
  readonly wrongPaths: readonly string[]
  /** Queries with one value that is wrong, with where. */
  readonly wrongQueries: readonly { readonly query: string; readonly at: string }[]
  readonly isBodyRequired: boolean
  /** Kinds of body. */
  readonly bodyTypes: readonly string[]
  /** JSON bodies with something wrong, and where. */
  readonly wrongBodies: readonly { readonly name: string; readonly body: unknown; readonly at: string }[]
}

/** Reads an OpenAPI document into operations with everything that can be wrong about a request to them. */
export function readOperations(document: unknown): readonly Operation[] {
  const { paths, components } = documentPart.parse(document)
  const resolve = (schema: Schema): Schema => {
    const name = schema.$ref?.slice('#/components/schemas/'.length)
    return (name === undefined ? undefined : components.schemas[name]) ?? schema
  }
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): Operation => {
      const inPath = operation.parameters.filter((parameter) => parameter.in === 'path')
      const fill = (wrong?: string) =>
        path.replace(/\{(\w+)\}/g, (_, name) => {
          const { pattern } = inPath.find((parameter) => parameter.name === name)?.schema ?? {}
          return name === wrong ? 'Wrong%20one' : sampleFor(pattern)
        })
      const content = operation.requestBody?.content ?? {}
      const json = content['application/json']?.schema
      return {
        id: operation.operationId,
        method: method.toUpperCase(),
        path: fill(),
        methods: Object.keys(item).map((name) => name.toUpperCase()),
        scope: operation.security.flatMap(({ token = [] }) => token)[0],
        statuses: Object.keys(operation.responses),
        wrongPaths: inPath.filter(({ schema }) => schema.pattern !== undefined).map(({ name }) => fill(name)),
        wrongQueries: operation.parameters
          .filter((parameter) => parameter.in === 'query')
          .flatMap(({ name, schema }) => wrongTexts(resolve(schema)).map((text) => [name, text] as const))
          .map(([name, text]) => ({ query: `${name}=${encodeURIComponent(text)}`, at: `/query/${name}` })),
        isBodyRequired: operation.requestBody?.required === true,
        bodyTypes: Object.keys(content),
        wrongBodies: json === undefined ? [] : wrongBodies(resolve(json), resolve),
      }
    }),
  )
}

/** A value of a parameter that fits its pattern. */
function sampleFor(pattern: string | undefined): string {
  const samples = ['none', '0'.repeat(64), `sha256:${'0'.repeat(64)}`]
  return samples.find((sample) => pattern === undefined || new RegExp(pattern).test(sample)) ?? 'none'
}

/** Texts in a query that a schema does not allow. */
function wrongTexts({ enum: choices, maxLength, minimum, maximum, type }: Schema): readonly string[] {
  return [
    ...(choices === undefined ? [] : ['neither']),
    ...(maxLength === undefined ? [] : ['a'.repeat(maxLength + 1)]),
    ...(type === 'integer' ? ['four', '1.5', ''] : []),
    ...(minimum === undefined ? [] : [String(minimum - 1)]),
    ...(maximum === undefined ? [] : [String(maximum + 1)]),
  ]
}

/** Bodies that a schema does not allow: no object, each key missing, of the wrong type or too large, one too many. */
function wrongBodies(schema: Schema, resolve: (schema: Schema) => Schema): Operation['wrongBodies'] {
  const branch = schema.oneOf?.[0] ?? schema.anyOf?.[0]
  if (branch !== undefined) return wrongBodies(resolve(branch), resolve)
  const entries = Object.entries(schema.properties ?? {}).map(
    ([key, value]) => [key, resolve(value)] as const,
  )
  const base = Object.fromEntries(
    entries.flatMap(([key, { const: only }]) => (only === undefined ? [] : [[key, only]])),
  )
  return [
    ...[[], 4, 'text', null].map((body) => ({ name: `body ${JSON.stringify(body)}`, body, at: '' })),
    { name: 'unknown key', body: { ...base, strange: 1 }, at: '/strange' },
    ...(schema.required ?? []).map((key) => ({
      name: `no ${key}`,
      body: { ...base, [key]: undefined },
      at: `/${key}`,
    })),
    ...entries.flatMap(([key, value]) =>
      wrongValues(value).map(([name, wrong]) => ({
        name: `${key} ${name}`,
        body: { ...base, [key]: wrong },
        at: `/${key}`,
      })),
    ),
  ]
}

/** Values that a schema does not allow; none for one that allows everything. */
function wrongValues(schema: Schema): readonly (readonly [name: string, value: unknown])[] {
  const types = (schema.anyOf ?? schema.oneOf ?? [schema]).flatMap(({ type }) => type ?? [])
  if (types.length === 0) return []
  const other = types.includes('string') ? 4 : 'text'
  return [
    ['of the wrong type', other],
    ['null', null],
    ...(schema.maxLength === undefined ? [] : [['too long', 'a'.repeat(schema.maxLength + 1)] as const]),
    ...(schema.maxItems === undefined
      ? []
      : [['with too many', Array(schema.maxItems + 1).fill('a')] as const]),
    ...(schema.minimum === undefined ? [] : [['too small', schema.minimum - 1] as const]),
    ...(schema.enum === undefined ? [] : [['not one of them', 'neither'] as const]),
  ]
}
