import { extname, join } from 'node:path'
import type { Context, Hono } from 'hono'
import { policyOfPage } from '../guard/page-policy.ts'
import { immutable } from '../pages/immutable.ts'
import { readBuiltFile } from '../pages/read-built-file.ts'
import { Problem } from '../problems/problem.ts'
import type { ServerContext } from '../server-context.ts'
import type { ServerEnv } from '../server-env.ts'
import { missingFormPage } from './missing-form-page.ts'

/** A slug, as the contract has it. */
const slug = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** Names of built files: nothing that leads out of their folder. */
const builtFile = /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+$/

/**
 * Serves the form page of each workflow at `/app/<slug>`. The page itself holds nothing, so it needs no token; what it
 * asks of the server does. With `?embed=1` it may stand in a frame of the pages that `WEFT_EMBED_ORIGINS` names.
 *
 * @param directory the built page
 */
export function addFormRoutes(
  app: Hono<ServerEnv>,
  { config }: Pick<ServerContext, 'config'>,
  directory: string,
): void {
  app.get('/app/assets/:file', async (request) => {
    request.set('route', '/app/assets/:file')
    const name = request.req.param('file')
    const built = builtFile.test(name)
      ? await readBuiltFile(request, join(directory, 'assets', name))
      : undefined
    if (built === undefined) throw new Problem('not_found', `Nothing is at ${request.req.path}.`)
    return request.body(built.bytes, 200, { ...built.headers, 'cache-control': immutable })
  })

  app.get('/app/:slug', async (request) => {
    request.set('route', '/app/:slug')
    const name = request.req.param('slug')
    if (!slug.test(name) || extname(name) !== '')
      throw new Problem('not_found', `Nothing is at ${request.req.path}.`)
    const page = await readBuiltFile(request, join(directory, 'index.html'))
    return request.body(page?.bytes ?? missingFormPage, 200, {
      ...page?.headers,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policyOfPage(isEmbedded(request) ? config.embedOrigins : []),
      'cache-control': 'no-cache',
    })
  })
}

/** Only the page that says so may stand in a frame, so that the others keep their protection whatever is configured. */
function isEmbedded(request: Context<ServerEnv>): boolean {
  return request.req.query('embed') === '1'
}
