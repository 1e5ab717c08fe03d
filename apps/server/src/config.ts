import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { parseCogAddresses } from '@weft/cog'
import { z } from 'zod'
import { ConfigError } from './config-error.ts'
import { type LogLevel, logLevels } from './log/create-log.ts'

/** Everything that the environment decides, parsed. */
export interface ServerConfig {
  readonly host: string
  /** `0` picks a free one. */
  readonly port: number
  /** Absolute. */
  readonly dataDirectory: string
  readonly apiToken?: string
  /** Without a slash at its end. */
  readonly publicUrl?: string
  /** What it is at the start. */
  readonly provider: 'replicate' | 'simulator'
  /** `WEFT_PROVIDER`: with `auto`, a token that is entered in the editor decides. */
  readonly providerChoice: 'auto' | 'replicate' | 'simulator'
  /** Containers elsewhere that may be called, by origin, with how many predictions each runs at a time. */
  readonly cogAddresses: ReadonlyMap<string, number>
  /** A price table of one's own; missing: `prices.json` in the data directory, else the published prices. */
  readonly pricesFile?: string
  /** Missing: an hour. */
  readonly predictionDeadlineMs?: number
  readonly replicateToken?: string
  readonly replicateBaseUrl: string
  readonly maxConcurrentPredictions: number
  readonly simulatorLatencyMs: number
  /** Webhooks of runs may go to this machine, also over `http:`: for development. */
  readonly allowLoopbackWebhooks: boolean
  /** Origins whose pages may show forms in a frame; `*` for every page. */
  readonly embedOrigins: readonly string[]
  readonly logLevel: LogLevel
  /** A secret that a document names, from the environment; never one of our own variables. */
  readonly secret: (name: string) => string | undefined
}

/** Variables by name, as `process.env` has them. */
export type Environment = { readonly [name: string]: string | undefined }

/** The project: three folders above this file. */
const projectDirectory = resolve(import.meta.dirname, '..', '..', '..')

/** Documents name secrets for models; what belongs to this server is not theirs to send anywhere. */
const ownVariables = /^(?:WEFT_|REPLICATE_API_TOKEN$|DATABASE_URL$)/

const host = z
  .string()
  .refine((value) => isIP(value) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(value))
const wholeNumber = (minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .pipe(z.int().min(minimum).max(maximum))
const webAddress = z
  .string()
  .refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol))
  .transform((value) => value.replace(/\/+$/, ''))
/** `https://example.org, https://shop.example`, or `*` alone; a path would mean nothing. */
const origins = z
  .string()
  .transform((value) => value.split(',').map((origin) => origin.trim().replace(/\/$/, '')))
  .refine((list) => list.every((origin) => isOrigin(origin) || (origin === '*' && list.length === 1)))
const unserved = z.undefined()

/** Each variable: how it is parsed, what it must be in words, and whether it may be shown. */
const variables = {
  WEFT_HOST: { schema: host.default('127.0.0.1'), must: 'an IP address or a host name' },
  WEFT_PORT: { schema: wholeNumber(0, 65_535).default(4600), must: 'a whole number from 0 to 65535' },
  WEFT_DATA_DIR: { schema: z.string().default(join(projectDirectory, 'data')), must: 'a path' },
  WEFT_API_TOKEN: {
    schema: z
      .string()
      .regex(/^[\x21-\x7e]+$/)
      .optional(),
    must: 'a token of visible ASCII characters without spaces',
    isSecret: true,
  },
  WEFT_PUBLIC_URL: { schema: webAddress.optional(), must: 'an http: or https: address' },
  WEFT_PROVIDER: {
    schema: z.enum(['auto', 'replicate', 'simulator']).default('auto'),
    must: '`auto`, `replicate` or `simulator`',
  },
  REPLICATE_API_TOKEN: {
    schema: z
      .string()
      .regex(/^[\x21-\x7e]+$/)
      .optional(),
    must: 'a token of visible ASCII characters without spaces',
    isSecret: true,
  },
  REPLICATE_BASE_URL: {
    schema: webAddress.default('https://api.replicate.com/v1'),
    must: 'an http: or https: address',
  },
  WEFT_MAX_CONCURRENT_PREDICTIONS: {
    schema: wholeNumber(1, 10_000).default(32),
    must: 'a whole number from 1 to 10000',
  },
  WEFT_PREDICTION_DEADLINE_S: {
    schema: wholeNumber(5, 86_400).optional(),
    must: 'a whole number of seconds from 5 to 86400',
  },
  WEFT_PRICES: { schema: z.string().optional(), must: 'a path of a JSON file' },
  WEFT_COG_ADDRESSES: {
    schema: z.string().default('').transform(parseCogAddresses).pipe(z.map(z.string(), z.number())),
    must: 'addresses such as `http://gpu-box:5000`, with commas between, each optionally with `=` and how many predictions it runs at a time',
  },
  WEFT_SIMULATOR_LATENCY_MS: {
    schema: wholeNumber(0, 600_000).default(1000),
    must: 'a whole number from 0 to 600000',
  },
  WEFT_ALLOW_LOOPBACK_WEBHOOKS: {
    schema: z.enum(['true', 'false']).default('false'),
    must: '`true` or `false`',
  },
  WEFT_EMBED_ORIGINS: {
    schema: origins.optional(),
    must: 'origins such as `https://example.org`, with commas between, or `*` for every page',
  },
  WEFT_LOG_LEVEL: { schema: z.enum(logLevels).default('info'), must: `one of ${logLevels.join(', ')}` },
  DATABASE_URL: {
    schema: unserved,
    must: 'left out, since this version keeps everything in WEFT_DATA_DIR and serves no PostgreSQL yet',
    isSecret: true,
  },
  WEFT_ASSETS_URL: {
    schema: unserved,
    must: 'left out, since this version keeps files in WEFT_DATA_DIR and serves no bucket yet',
    isSecret: true,
  },
  WEFT_ROLE: {
    schema: z.literal('all').default('all'),
    must: '`all`, since this version runs on one machine and serves no separate `api` and `worker` yet',
  },
} as const

/** Scheme, host and port, and nothing that would end a header's directive. */
function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text
}

/** A value that a variable parses to. */
type Settings = { readonly [Name in keyof typeof variables]: z.output<(typeof variables)[Name]['schema']> }

/**
 * Reads the configuration from the environment. An empty variable counts as not set.
 * Throws a `ConfigError` with a sentence for everything that is wrong.
 */
export function readConfig(environment: Environment): ServerConfig {
  const problems: string[] = []
  const values: { [name: string]: unknown } = {}
  for (const [name, { schema, must, ...rest }] of Object.entries(variables)) {
    const text = environment[name] === '' ? undefined : environment[name]
    const parsed = schema.safeParse(text)
    if (parsed.success) values[name] = parsed.data
    else
      problems.push(
        `${name} must be ${must}, but was ${'isSecret' in rest ? 'set to something else' : JSON.stringify(text)}.`,
      )
  }
  if (problems.length > 0) throw new ConfigError(problems)
  // Every variable parsed with the schema that its type is inferred from.
  const settings = values as Settings
  const {
    WEFT_API_TOKEN: apiToken,
    WEFT_PUBLIC_URL: publicUrl,
    REPLICATE_API_TOKEN: replicateToken,
    WEFT_PREDICTION_DEADLINE_S: deadline,
    WEFT_PRICES: prices,
  } = settings
  if (settings.WEFT_PROVIDER === 'replicate' && replicateToken === undefined) {
    problems.push(
      'WEFT_PROVIDER must be `auto` or `simulator` while REPLICATE_API_TOKEN is not set, but was "replicate".',
    )
  }
  if (problems.length > 0) throw new ConfigError(problems)
  const auto = replicateToken === undefined ? 'simulator' : 'replicate'
  return {
    host: settings.WEFT_HOST,
    port: settings.WEFT_PORT,
    dataDirectory: resolve(settings.WEFT_DATA_DIR),
    ...(apiToken === undefined ? {} : { apiToken }),
    ...(publicUrl === undefined ? {} : { publicUrl }),
    provider: settings.WEFT_PROVIDER === 'auto' ? auto : settings.WEFT_PROVIDER,
    providerChoice: settings.WEFT_PROVIDER,
    cogAddresses: settings.WEFT_COG_ADDRESSES,
    ...(prices === undefined ? {} : { pricesFile: resolve(prices) }),
    ...(deadline === undefined ? {} : { predictionDeadlineMs: deadline * 1000 }),
    ...(replicateToken === undefined ? {} : { replicateToken }),
    replicateBaseUrl: settings.REPLICATE_BASE_URL,
    maxConcurrentPredictions: settings.WEFT_MAX_CONCURRENT_PREDICTIONS,
    simulatorLatencyMs: settings.WEFT_SIMULATOR_LATENCY_MS,
    allowLoopbackWebhooks: settings.WEFT_ALLOW_LOOPBACK_WEBHOOKS === 'true',
    embedOrigins: settings.WEFT_EMBED_ORIGINS ?? [],
    logLevel: settings.WEFT_LOG_LEVEL,
    secret: (name) => (ownVariables.test(name) ? undefined : environment[name]),
  }
}
