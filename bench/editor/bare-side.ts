import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WorkflowDocument } from '@weft/workflow'
import type { Browser } from 'playwright-core'
import { build, preview } from 'vite'
import type { BareGraph } from './bare/bare-graph.ts'
import type { Side } from './side.ts'
import { canvasSize, type View } from './view-at.ts'

/** The graph of a workflow as the bare page reads it. */
const bareGraph = (document: WorkflowDocument, viewport: View): BareGraph => ({
  nodes: Object.entries(document.nodes).map(([id, node]) => ({
    id,
    title: node.title ?? id,
    x: document.layout.nodes[id]?.x ?? 0,
    y: document.layout.nodes[id]?.y ?? 0,
  })),
  edges: document.edges.map(({ from, to }) => {
    const [source = '', sourceHandle = ''] = from.split('.')
    const [target = '', targetHandle = ''] = to.split('.')
    return { source, sourceHandle, target, targetHandle }
  }),
  inputs: ['prompt', 'image', 'style_image', 'steps', 'seed'],
  outputs: ['output'],
  viewport,
})

/** Builds the bare page and serves it. */
export const bareSide = async (browser: Browser): Promise<Side & { readonly close: () => Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'weft-bare-'))
  const root = join(import.meta.dirname, 'bare')
  const options = {
    root,
    base: './',
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  } as const
  await build(options)
  const server = await preview({ ...options, preview: { host: '127.0.0.1', port: 0 } })
  const origin = server.resolvedUrls?.local[0] ?? ''
  const context = await browser.newContext({ viewport: canvasSize })
  const count = (document: WorkflowDocument) => Object.keys(document.nodes).length
  return {
    name: 'bare React Flow',
    context,
    prepare: async (document, view) => {
      await writeFile(
        join(folder, `graph-${count(document)}.json`),
        JSON.stringify(bareGraph(document, view)),
      )
    },
    url: (document) => `${origin}#${count(document)}`,
    isThere: (document) =>
      `document.querySelectorAll('.react-flow__node').length === ${count(document)} &&
       document.querySelectorAll('.react-flow__edge').length === ${document.edges.length} &&
       document.querySelector('.react-flow__node').style.visibility !== 'hidden'`,
    movingWhole: { what: 'view' },
    field: async (page, nodeId) => await page.locator(`.react-flow__node[data-id="${nodeId}"] input`).focus(),
    close: async () => {
      await context.close()
      await server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
