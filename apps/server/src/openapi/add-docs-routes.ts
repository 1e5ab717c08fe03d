import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { routes } from '@weft/client'
import type { Context, Hono } from 'hono'
import { pagePolicy } from '../guard/page-policy.ts'
import { addRoute } from '../requests/add-route.ts'
import { findWorkflow } from '../routes/find-workflow.ts'
import type { ServerContext } from '../server-context.ts'
import type { ServerEnv } from '../server-env.ts'
import { publishedWorkflows } from '../views/published-workflows.ts'
import { docsPage, docsStart } from './docs-page.ts'
import { docsStyle } from './docs-style.ts'

/** Where Swagger UI is installed: nothing is loaded from elsewhere. */
const installed = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')))

/** The files of Swagger UI that the page uses, with their types. */
const files: { readonly [name: string]: string } = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
}

/** Serves the interface of the server, and of each workflow, to read and try. */
export function addDocsRoutes(app: Hono<ServerEnv>, context: ServerContext): void {
  const show = (request: Context<ServerEnv>, page: string) =>
    request.body(page, 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy,
      'cache-control': 'no-cache',
    })
  addRoute(app, routes.getDocs, async (request) => {
    const published = await publishedWorkflows(context.runtime.store)
    const links = published.map(({ slug, document }) => ({
      href: `/api/workflows/${slug}/docs`,
      text: document.name === '' ? slug : document.name,
    }))
    return show(request, docsPage({ title: 'Weft: the HTTP interface', openApi: '/api/openapi.json', links }))
  })
  addRoute(app, routes.getWorkflowDocs, async (request, { params }) => {
    const { slug, published, document } = await findWorkflow(context, params.id)
    const links = [
      { href: '/api/docs', text: 'The whole server' },
      ...(published ? [{ href: `/app/${slug}`, text: 'Open as a form' }] : []),
    ]
    const title = document.name === '' ? slug : document.name
    return show(request, docsPage({ title, openApi: `/api/workflows/${slug}/openapi.json`, links }))
  })
  const own = { 'start.js': docsStart, 'page.css': docsStyle }
  for (const [name, text] of Object.entries(own)) {
    app.get(`/api/docs/${name}`, (request) =>
      request.body(text, 200, {
        'content-type': name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
        'cache-control': 'no-cache',
      }),
    )
  }
  for (const [name, type] of Object.entries(files)) {
    app.get(`/api/docs/${name}`, async (request) => {
      const bytes = new Uint8Array(await readFile(join(installed, name)))
      return request.body(bytes, 200, { 'content-type': type, 'cache-control': 'private, max-age=86400' })
    })
  }
}
