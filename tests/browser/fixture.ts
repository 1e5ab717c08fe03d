import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { buildPage } from '../../scripts/build-pages.mjs'
import { type RunningServer, startServerProcess } from '../start-server.ts'
import { findChromium } from './find-chromium.ts'
import { noteFailure } from './note-failure.ts'
import { quickenWaits } from './quicken-waits.ts'

/** What keeps a headless Chromium quiet, small and off the network. */
export const browserArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Each new window would load two pages of the browser's own for its address bar, which cost more than the editor.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup',
  // A camera that shows a moving test picture, and may be used.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
]

/** A window of the editor, with a browser storage of its own. */
export interface EditorWindow {
  readonly page: Page
  readonly context: BrowserContext
  /** What the page complained about so far: uncaught errors and error messages of the console. */
  readonly problems: readonly string[]
}

/** How to open a window. */
export interface WindowOptions {
  readonly width?: number
  readonly height?: number
  /** Keeps every part of the editor, as browsers do where nobody asked them to save data; it costs a second of work. */
  readonly keepsParts?: boolean
  /** Opened in the storage of another window, as a second tab of the same browser. */
  readonly beside?: EditorWindow
}

/** A real server, and a real browser that looks at it. */
export interface EditorFixture {
  readonly url: string
  readonly server: RunningServer
  readonly browser: Browser
  /** Opens the editor and waits until a node is there. */
  readonly open: (options?: WindowOptions) => Promise<EditorWindow>
  /** Ends the browser and the server. */
  readonly close: () => Promise<void>
}

/** Milliseconds that a simulated prediction takes: long enough to be seen, short enough for a test. */
const simulatorLatency = '400'

/** Runs in the page: the browser is asked to save data. */
function saveData(): void {
  Object.defineProperty(navigator, 'connection', { value: { saveData: true } })
}

/** Builds the editor if it must be, starts a server on a free port with a temporary folder, and a browser. */
export async function startFixture(
  environment: Readonly<Record<string, string>> = {},
): Promise<EditorFixture> {
  await buildPage('editor')
  const server = await startServerProcess({
    environment: { WEFT_SIMULATOR_LATENCY_MS: simulatorLatency, ...environment },
  })
  const browser = await chromium
    .launch({ executablePath: findChromium(), args: browserArguments })
    .catch(async (error: unknown) => {
      await server.stop()
      throw error
    })
  return {
    url: server.url,
    server,
    browser,
    async open(options = {}) {
      const viewport = { width: options.width ?? 1360, height: options.height ?? 860 }
      const context =
        options.beside?.context ?? (await browser.newContext({ viewport, reducedMotion: 'reduce' }))
      if (options.beside === undefined && options.keepsParts !== true) await context.addInitScript(saveData)
      const page = await context.newPage()
      quickenWaits(page)
      const problems: string[] = []
      page.on('pageerror', (error) => problems.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text())
      })
      const window = { page, context, problems }
      noteFailure(window, server)
      await page.goto(server.url)
      await page.locator('.react-flow__node').first().waitFor()
      return window
    },
    async close() {
      await browser.close()
      await server.stop()
    },
  }
}
