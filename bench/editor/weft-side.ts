import type { Browser } from 'playwright-core'
import { buildPage } from '../../scripts/build-pages.mjs'
import { startServerProcess } from '../../tests/start-server.ts'
import { runUnderWay, streamProgress } from './page/stream-progress.ts'
import { seedEditor } from './seed-editor.ts'
import type { Side } from './side.ts'
import { canvasSize } from './view-at.ts'

/** Pixels that the panels beside the canvas, and the top bar and the strip of runs, take of the window. */
const around = { width: 544, height: 120 } as const

/** Builds the editor and serves it as users get it, in a window with as much room for the canvas as the other side has. */
export const weftSide = async (browser: Browser): Promise<Side & { readonly close: () => Promise<void> }> => {
  await buildPage('editor')
  const server = await startServerProcess()
  const context = await browser.newContext({
    // The measurements are expressions sent to the page, which the content policy forbids.
    bypassCSP: true,
    viewport: { width: canvasSize.width + around.width, height: canvasSize.height + around.height },
  })
  await streamProgress(context)
  const first = await context.newPage()
  await first.goto(server.url)
  await first.locator('.react-flow__node').first().waitFor()
  await first.close()
  return {
    name: 'Weft',
    context,
    prepare: (document, viewport) =>
      seedEditor(context, server.url, { document, viewport, run: runUnderWay(document) }),
    url: () => server.url,
    isThere: (_document, seen) =>
      seen === 'whole'
        ? `document.querySelector('.overview[data-painted]')`
        : `document.querySelector('.overview[data-painted]') && document.querySelector('.react-flow__node')`,
    movingWhole: { what: 'painted' },
    field: async (page, nodeId) =>
      await page.locator(`.react-flow__node[data-id="${nodeId}"] [data-port="prompt"] textarea`).focus(),
    close: async () => {
      await context.close()
      await server.stop()
    },
  }
}
