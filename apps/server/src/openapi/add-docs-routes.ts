import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { routes } from '@weft/client'
import type { Hono } from 'hono'
import { pagePolicy } from '../guard/page-policy.ts'
import { addRoute } from '../requests/add-route.ts'
import type { ServerEnv } from '../server-env.ts'

/** Where Swagger UI is installed: nothing is loaded from elsewhere. */
const installed = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')))

/** The files of Swagger UI that the page uses, with their types. */
const files: { readonly [name: string]: string } = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
}

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Weft: the HTTP interface</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`

/** Its own file, so that the page needs no inline script. */
const start = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null })\n`

/** Serves the interface to read and try. */
export function addDocsRoutes(app: Hono<ServerEnv>): void {
  addRoute(app, routes.getDocs, (request) =>
    request.body(page, 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy,
      'cache-control': 'no-cache',
    }),
  )
  app.get('/api/docs/start.js', (request) =>
    request.body(start, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
    }),
  )
  for (const [name, type] of Object.entries(files)) {
    app.get(`/api/docs/${name}`, async (request) => {
      const bytes = new Uint8Array(await readFile(join(installed, name)))
      return request.body(bytes, 200, { 'content-type': type, 'cache-control': 'private, max-age=86400' })
    })
  }
}
