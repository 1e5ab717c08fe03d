import { createWeftClient } from '@weft/client'
import { openTokens } from '@weft/runtime'
import { type AuditAction, type AuditEntry, auditActions } from '@weft/storage'
import pc from 'picocolors'
import type { BackendOptions } from '../backend/open-backend.ts'
import { toCliError } from '../backend/to-cli-error.ts'
import { CliError } from '../cli-error.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { projectDirectory } from '../project-directory.ts'
import { readRuntimeOptions } from '../settings.ts'
import type { Terminal } from '../terminal.ts'

/** Options of `weft audit`. */
export interface AuditOptions extends BackendOptions {
  readonly actor?: string
  readonly action?: string
  readonly subject?: string
  /** As it was typed. */
  readonly limit: string
  readonly json?: boolean
}

interface AuditQuery {
  readonly actor?: string
  readonly action?: AuditAction
  readonly subject?: string
}

type ReadPage = (
  query: AuditQuery & { readonly limit: number; readonly cursor?: string },
) => Promise<{ readonly entries: readonly AuditEntry[]; readonly cursor?: string }>

/** Entries that are read at a time. */
const pageSize = 100

/** `weft audit`: who did what, newest first. Beside a running server too. */
export async function auditCommand(options: AuditOptions, terminal: Terminal): Promise<ExitCode> {
  const limit = readLimit(options.limit)
  const query = readQuery(options)
  const entries = await withAudit(options, terminal, (read) => readAll(read, query, limit))
  if (options.json === true) terminal.out(`${JSON.stringify(entries, null, 2)}\n`)
  else for (const entry of entries) terminal.out(`${describe(entry)}\n`)
  return exitCodes.ok
}

function readLimit(text: string): number {
  if (/^\d{1,6}$/.test(text) && Number(text) >= 1) return Number(text)
  throw new CliError(`--limit must be a whole number from 1 to 999999, but is "${text}"`)
}

function readQuery({ actor, action, subject }: AuditOptions): AuditQuery {
  const known = auditActions.find((one) => one === action)
  if (action !== undefined && known === undefined)
    throw new CliError(`--action must be one of ${auditActions.join(', ')}, but is "${action}"`)
  return {
    ...(actor !== undefined && { actor }),
    ...(known !== undefined && { action: known }),
    ...(subject !== undefined && { subject }),
  }
}

async function readAll(read: ReadPage, query: AuditQuery, limit: number): Promise<readonly AuditEntry[]> {
  const all: AuditEntry[] = []
  for (let cursor: string | undefined; all.length < limit; ) {
    const wanted = Math.min(pageSize, limit - all.length)
    const page = await read({ ...query, limit: wanted, ...(cursor !== undefined && { cursor }) })
    all.push(...page.entries)
    cursor = page.cursor
    if (cursor === undefined) break
  }
  return all
}

async function withAudit<T>(
  { server, token }: AuditOptions,
  terminal: Terminal,
  use: (read: ReadPage) => Promise<T>,
): Promise<T> {
  if (server !== undefined) {
    const secret = token ?? terminal.environment.WEFT_API_TOKEN
    const client = createWeftClient({ baseUrl: server, ...(secret === undefined ? {} : { token: secret }) })
    return use(client.audit.list).catch((error: unknown) => {
      throw toCliError(server, error)
    })
  }
  const { dataDirectory } = readRuntimeOptions(terminal.environment, projectDirectory)
  if (dataDirectory === undefined)
    throw new CliError('the audit is kept in a data directory: set WEFT_DATA_DIR')
  const { audit, close } = await openTokens(dataDirectory)
  try {
    return await use(audit.list)
  } finally {
    await close()
  }
}

function describe({ at, actor, via, source, action, subject, detail = {} }: AuditEntry): string {
  const who = `${actor ?? '-'} (${via}${source === undefined ? '' : ` ${source}`})`
  const more = Object.entries(detail).map(([name, value]) => `${name}=${value}`)
  return [at, pc.bold(action), subject, who, pc.dim(more.join(' '))].filter(Boolean).join('  ')
}
