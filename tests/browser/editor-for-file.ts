import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, onTestFailed, onTestFinished } from 'vitest'
import { type RunningServer, startServerProcess } from '../start-server.ts'
import { browserForFile } from './browser-for-file.ts'
import { noteFailure } from './note-failure.ts'
import { quickenWaits } from './quicken-waits.ts'
import { saveData } from './save-data.ts'

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
  /** A window that has loaded nothing yet; others may know the editor's files. */
  readonly isNew?: boolean
  /** Opened outside of a test, for all tests of the file. */
  readonly isShared?: boolean
  /** Opened in the storage of another window, as a second tab of the same browser. */
  readonly beside?: EditorWindow
}

/** A real server, and a real browser that looks at it. */
export interface Editor {
  readonly url: string
  /** Opens the editor, with an empty storage, and waits until a node is there. */
  readonly open: (options?: WindowOptions) => Promise<EditorWindow>
  /** Notes what the shared windows show after the failure of a test, closes all, and begins with a new server. */
  readonly renew: (failed: string) => Promise<void>
}

/** Settings of the server, or what gives them once they are known. */
type Settings = Readonly<Record<string, string>>

/** Milliseconds that a simulated prediction takes: long enough to be seen, short enough for a test. */
const simulatorLatency = '400'

/**
 * The editor for the tests of a file; called at the file's top. Its server has a folder of its own,
 * and ends with the file. It is there from the `beforeAll` on that is called here.
 */
export function editorForFile(settings: Settings | (() => Settings) = {}): Editor {
  const ofWorker = browserForFile()
  let server: RunningServer | undefined
  let shared: EditorWindow[] = []

  const start = async (): Promise<void> => {
    const environment = {
      WEFT_SIMULATOR_LATENCY_MS: simulatorLatency,
      ...(typeof settings === 'function' ? settings() : settings),
    }
    const known = ofWorker()
    server = await startServerProcess({ environment: { ...environment, WEFT_PORT: known.port } }).catch(
      // Somebody else may have taken the port meanwhile.
      () => startServerProcess({ environment }),
    )
    known.port = new URL(server.url).port
  }
  const running = (): RunningServer => {
    if (server === undefined) throw new Error('the server runs from `beforeAll` on')
    return server
  }

  beforeAll(start)
  afterAll(async () => {
    try {
      for (const { page } of shared) await ofWorker().spare.keep(page)
    } finally {
      await server?.stop()
    }
  })

  return {
    get url() {
      return running().url
    },
    async open({
      width = 1360,
      height = 860,
      keepsParts = false,
      isNew = false,
      isShared = false,
      beside,
    } = {}) {
      const { browser, spare } = ofWorker()
      const viewport = { width, height }
      const isReusable = beside === undefined && !keepsParts
      const newPage = async (): Promise<Page> => {
        const context = beside?.context ?? (await browser.newContext({ viewport, reducedMotion: 'reduce' }))
        if (isReusable) {
          await context.addInitScript(saveData)
          await spare.prepare(context)
        }
        const page = await context.newPage()
        quickenWaits(page)
        return page
      }
      const page = (isReusable && !isNew ? await spare.take() : undefined) ?? (await newPage())
      await page.setViewportSize(viewport)
      // A page that served another test may have been told otherwise.
      await page.emulateMedia({ reducedMotion: 'reduce' })
      const problems: string[] = []
      page.on('pageerror', (error) => problems.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text())
      })
      const window = { page, context: page.context(), problems }
      if (isShared) {
        shared.push(window)
      } else {
        onTestFailed(({ task }) => noteFailure(task.name, window, running()))
        onTestFinished(async ({ task }) => {
          if (isReusable && task.result?.state === 'pass') await spare.keep(page)
        })
      }
      await page.goto(running().url)
      await page.locator('.react-flow__node').first().waitFor()
      return window
    },
    async renew(failed) {
      for (const window of shared) await noteFailure(failed, window, running())
      shared = []
      for (const context of ofWorker().browser.contexts()) await context.close()
      await server?.stop()
      await start()
    },
  }
}
