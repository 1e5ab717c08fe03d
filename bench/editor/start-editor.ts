import { chromium, type Page } from 'playwright-core'
import { buildPage } from '../../scripts/build-pages.mjs'
import { browserArguments } from '../../tests/browser/browser-arguments.ts'
import { findChromium } from '../../tests/browser/find-chromium.ts'
import { saveData } from '../../tests/browser/save-data.ts'
import { startServerProcess } from '../../tests/start-server.ts'

/** A server, and the editor in a browser of its own. */
export interface StartedEditor {
  readonly page: Page
  /** Ends the browser and the server. */
  readonly close: () => Promise<void>
}

/** Builds the editor if it must be, starts a server with these settings, and opens the editor until a node is there. */
export async function startEditor(
  environment: Readonly<Record<string, string>> = {},
): Promise<StartedEditor> {
  await buildPage('editor')
  const server = await startServerProcess({ environment })
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...browserArguments] })
  const context = await browser.newContext({
    viewport: { width: 1360, height: 860 },
    reducedMotion: 'reduce',
  })
  await context.addInitScript(saveData)
  const page = await context.newPage()
  await page.goto(server.url)
  await page.locator('.react-flow__node').first().waitFor()
  return {
    page,
    async close() {
      await browser.close()
      await server.stop()
    },
  }
}
