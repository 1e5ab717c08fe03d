import { randomBytes, randomUUID } from 'node:crypto'
import { createToken, openTokens } from '@weft/runtime'
import { CliError } from '../cli-error.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { projectDirectory } from '../project-directory.ts'
import { readRuntimeOptions } from '../settings.ts'
import type { Terminal } from '../terminal.ts'

type Tokens = Awaited<ReturnType<typeof openTokens>>['tokens']

/** `weft tokens create`: makes an access token and prints it: nowhere else is it ever shown. */
export async function createTokenCommand(
  options: { readonly name: string; readonly scope: 'read' | 'run' | 'write'; readonly json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const { name, scope } = options
  const request = { name, scope, id: randomUUID(), now: new Date(), bytes: randomBytes(32) }
  const { secret } = await withTokens(terminal, (tokens) => createToken(tokens, request))
  if (options.json === true) terminal.out(`${JSON.stringify({ name, scope, token: secret }, null, 2)}\n`)
  else {
    terminal.out(`${secret}\n`)
    terminal.err(`Keep it: it is not shown again. From now on the server asks everybody for a token.\n`)
  }
  return exitCodes.ok
}

/** `weft tokens list`: every token with its scope and when it was used last, one a line. */
export async function listTokensCommand(
  options: { readonly json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const tokens = await withTokens(terminal, (store) => store.list())
  const shown = tokens.map(({ hash: _, sessionHash: _session, ...token }) => token)
  if (options.json === true) terminal.out(`${JSON.stringify(shown, null, 2)}\n`)
  else
    for (const { name, scope, createdAt, lastUsedAt, revokedAt } of shown) {
      const used = lastUsedAt === undefined ? 'never used' : `used ${lastUsedAt}`
      const end = revokedAt === undefined ? '' : `  revoked ${revokedAt}`
      terminal.out(`${name}  ${scope}  made ${createdAt}  ${used}${end}\n`)
    }
  return exitCodes.ok
}

/** `weft tokens revoke NAME`. Throws a `CliError` when no token that is not revoked yet has the name. */
export async function revokeTokenCommand(name: string, terminal: Terminal): Promise<ExitCode> {
  const revoked = await withTokens(terminal, (tokens) => tokens.revoke(name, new Date().toISOString()))
  if (!revoked)
    throw new CliError(`no token is named ${name}, or it is revoked already: see weft tokens list`)
  terminal.err(`${name} is revoked.\n`)
  return exitCodes.ok
}

async function withTokens<T>(terminal: Terminal, use: (tokens: Tokens) => Promise<T>): Promise<T> {
  const { dataDirectory } = readRuntimeOptions(terminal.environment, projectDirectory)
  if (dataDirectory === undefined)
    throw new CliError('tokens are kept in a data directory: set WEFT_DATA_DIR')
  const { tokens, close } = await openTokens(dataDirectory)
  try {
    return await use(tokens)
  } finally {
    await close()
  }
}
