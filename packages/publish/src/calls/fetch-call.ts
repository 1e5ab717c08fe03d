import { type CallSite, documentFile, scriptToken } from './call-site.ts'

/** TypeScript with `fetch` alone; it is JavaScript as well. */
export function fetchCall({ server, needsToken, slug, inputs }: CallSite): string {
  const token = needsToken ? `\n    Authorization: \`Bearer \${${scriptToken}}\`,` : ''
  const read = slug === undefined ? `import { readFile } from 'node:fs/promises'\n\n` : ''
  const file =
    slug === undefined ? `const workflow = JSON.parse(await readFile('${documentFile}', 'utf8'))\n` : ''
  const path = slug === undefined ? '/api/runs' : `/api/workflows/${slug}/runs`
  const body = slug === undefined ? '{ workflow, inputs }' : '{ inputs }'
  return `${read}${file}const inputs = ${JSON.stringify(inputs, null, 2)}

// \`Prefer: wait\` holds the answer until the run ends, for up to 60 seconds.
const response = await fetch(${JSON.stringify(`${server}${path}`)}, {
  method: 'POST',
  headers: {
    'Content-Type': 'application/json',
    Prefer: 'wait=60',${token}
  },
  body: JSON.stringify(${body}),
})
const run = await response.json()
if (run.status !== 'succeeded') throw new Error(run.error?.message ?? run.detail ?? \`the run is \${run.status}\`)
console.log(JSON.stringify(run.outputs, null, 2))
`
}
