import { randomBytes, randomUUID } from 'node:crypto'
import { createToken, type OpenedTokens, openTokens } from '@weft/runtime'
import type { AuditEntry, TokenLimits } from '@weft/storage'
import { CliError } from '../cli-error.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { localOrigin } from '../local-origin.ts'
import { projectDirectory } from '../project-directory.ts'
import { readRuntimeOptions } from '../settings.ts'
import type { Terminal } from '../terminal.ts'

/** Limits of a token as they were typed; `none` takes one away. */
export interface LimitOptions {
  readonly runsPerMinute?: string
  readonly maxConcurrentRuns?: string
  readonly maxCostPerDay?: string
}

/** `weft tokens create`: makes an access token and prints it: nowhere else is it ever shown. */
export async function createTokenCommand(
  options: LimitOptions & {
    readonly name: string
    readonly scope: 'read' | 'run' | 'write'
    readonly json?: boolean
  },
  terminal: Terminal,
): Promise<ExitCode> {
  const { name, scope } = options
  const limits = changeLimits({}, options)
  const request = { name, scope, limits, id: randomUUID(), now: new Date(), bytes: randomBytes(32) }
  const { secret } = await withTokens(terminal, async ({ tokens, note }) => {
    const made = await createToken(tokens, request)
    await note('token.created', name, { scope, ...limits })
    return made
  })
  if (options.json === true) print(terminal, { name, scope, ...limited(limits), token: secret })
  else {
    terminal.out(`${secret}\n`)
    terminal.err(`Keep it: it is not shown again. From now on the server asks everybody for a token.\n`)
  }
  return exitCodes.ok
}

/** `weft tokens list`: every token with its scope, its limits and when it was used last, one a line. */
export async function listTokensCommand(
  options: { readonly json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const all = await withTokens(terminal, ({ tokens }) => tokens.list())
  const shown = all.map(({ hash: _, sessionHash: _session, ...token }) => token)
  if (options.json === true) print(terminal, shown)
  else
    for (const { name, scope, createdAt, lastUsedAt, revokedAt, limits = {} } of shown) {
      const used = lastUsedAt === undefined ? 'never used' : `used ${lastUsedAt}`
      const end = revokedAt === undefined ? '' : `  revoked ${revokedAt}`
      terminal.out(`${name}  ${scope}  made ${createdAt}  ${used}${describeLimits(limits)}${end}\n`)
    }
  return exitCodes.ok
}

/** `weft tokens limit NAME`: changes the limits that are given, leaves the others. */
export async function limitTokenCommand(
  name: string,
  options: LimitOptions & { readonly json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const limits = await withTokens(terminal, async ({ tokens, note }) => {
    const token = (await tokens.list()).find((one) => one.name === name && one.revokedAt === undefined)
    if (token === undefined) throw noToken(name)
    const changed = changeLimits(token.limits ?? {}, options)
    if (!(await tokens.setLimits(name, changed))) throw noToken(name)
    await note('token.limited', name, { ...changed })
    return changed
  })
  if (options.json === true) print(terminal, { name, limits })
  else terminal.err(`${name}${describeLimits(limits) || '  no limits'}\n`)
  return exitCodes.ok
}

/** `weft tokens revoke NAME`. Throws a `CliError` when no token that is not revoked yet has the name. */
export async function revokeTokenCommand(name: string, terminal: Terminal): Promise<ExitCode> {
  await withTokens(terminal, async ({ tokens, note }) => {
    if (!(await tokens.revoke(name, new Date().toISOString()))) throw noToken(name)
    await note('token.revoked', name)
  })
  terminal.err(`${name} is revoked.\n`)
  return exitCodes.ok
}

function noToken(name: string): CliError {
  return new CliError(`no token is named ${name}, or it is revoked already: see weft tokens list`)
}

/** The limits with those that were typed. Throws a `CliError` for what is no limit. */
function changeLimits(before: TokenLimits, options: LimitOptions): TokenLimits {
  const { runsPerMinute, maxConcurrentRuns, maxCostPerDay } = options
  const changed = {
    ...before,
    ...readLimit('runsPerMinute', runsPerMinute, 'a whole number of at least 1', isCount),
    ...readLimit('maxConcurrentRuns', maxConcurrentRuns, 'a whole number of at least 1', isCount),
    ...readLimit('maxCostPerDay', maxCostPerDay, 'an amount such as 2.5', isAmount),
  }
  return Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined))
}

function readLimit(
  name: keyof TokenLimits,
  text: string | undefined,
  must: string,
  fits: (value: number) => boolean,
): { readonly [limit: string]: number | undefined } {
  if (text === undefined) return {}
  if (text === 'none') return { [name]: undefined }
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (fits(value)) return { [name]: value }
  throw new CliError(`--${flagOf(name)} must be ${must}, or none, but is "${text}"`)
}

const isCount = (value: number) => Number.isInteger(value) && value >= 1

const isAmount = (value: number) => Number.isFinite(value) && value >= 0

function flagOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function describeLimits(limits: TokenLimits): string {
  return Object.entries(limits)
    .map(([name, value]) => `  ${flagOf(name)} ${value}`)
    .join('')
}

function limited(limits: TokenLimits): { readonly limits?: TokenLimits } {
  return Object.keys(limits).length === 0 ? {} : { limits }
}

function print(terminal: Terminal, value: unknown): void {
  terminal.out(`${JSON.stringify(value, null, 2)}\n`)
}

/** What a command on tokens works with. */
interface TokenDesk extends Pick<OpenedTokens, 'tokens'> {
  readonly note: (
    action: AuditEntry['action'],
    name: string,
    detail?: NonNullable<AuditEntry['detail']>,
  ) => Promise<void>
}

async function withTokens<T>(terminal: Terminal, use: (desk: TokenDesk) => Promise<T>): Promise<T> {
  const { dataDirectory } = readRuntimeOptions(terminal.environment, projectDirectory)
  if (dataDirectory === undefined)
    throw new CliError('tokens are kept in a data directory: set WEFT_DATA_DIR')
  const { tokens, audit, close } = await openTokens(dataDirectory)
  try {
    return await use({
      tokens,
      note: (action, subject, detail) => {
        const entry = { ...localOrigin(), id: randomUUID(), at: new Date().toISOString(), action, subject }
        return audit.add({ ...entry, ...(detail && { detail }) })
      },
    })
  } finally {
    await close()
  }
}
