import { type CallSite, documentFile, scriptToken } from './call-site.ts'

/** TypeScript with Weft's own client. */
export function clientCall({ server, needsToken, slug, inputs }: CallSite): string {
  const token = needsToken ? `, token: ${scriptToken} ?? ''` : ''
  const options = `{ baseUrl: ${JSON.stringify(server)}${token} }`
  const read = slug === undefined ? `import { readFile } from 'node:fs/promises'\n` : ''
  const file =
    slug === undefined
      ? `const workflow: Record<string, unknown> = JSON.parse(await readFile('${documentFile}', 'utf8'))\n`
      : ''
  const start =
    slug === undefined
      ? `weft.runs.create({ workflow, inputs }`
      : `weft.workflows.run(${JSON.stringify(slug)}, { inputs }`
  return `${read}import { createWeftClient } from '@weft/client'

const weft = createWeftClient(${options})
${file}const inputs = ${JSON.stringify(inputs, null, 2)}

const run = await ${start}, { wait: 60 })
if (run.status !== 'succeeded') throw new Error(run.error?.message ?? \`the run is \${run.status}\`)
console.log(JSON.stringify(run.outputs, null, 2))
`
}
