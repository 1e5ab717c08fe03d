/** What a page of documentation shows. */
export interface DocsPage {
  readonly title: string
  /** Address of the OpenAPI document. */
  readonly openApi: string
  /** Where else to go from here. */
  readonly links: readonly { readonly href: string; readonly text: string }[]
}

/** Writes a page that shows an OpenAPI document: everything that it loads is served beside it. */
export function docsPage({ title, openApi, links }: DocsPage): string {
  const items = [...links, { href: openApi, text: 'OpenAPI document' }]
    .map(({ href, text }) => `<li><a href="${escapeHtml(href)}">${escapeHtml(text)}</a></li>`)
    .join('')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark light">
<title>${escapeHtml(title)}</title>
<link rel="icon" type="image/svg+xml" href="/icon.svg">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<link rel="stylesheet" href="/api/docs/page.css">
</head>
<body>
<nav aria-label="Documentation"><ul><li><a href="/">Weft</a></li>${items}</ul></nav>
<main id="docs" data-openapi="${escapeHtml(openApi)}"></main>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`
}

/** Its own file, so that the page needs no inline script. */
export const docsStart = `const place = document.getElementById('docs')
const dark = matchMedia('(prefers-color-scheme: dark)')
const paint = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
dark.addEventListener('change', paint)
paint()
SwaggerUIBundle({
  url: place.dataset.openapi,
  domNode: place,
  deepLinking: true,
  validatorUrl: null,
  defaultModelsExpandDepth: 0,
})
`

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`)
}
