import { type Browser, chromium } from 'playwright-core'
import { test } from 'vitest'
import { browserArguments } from './browser-arguments.ts'
import { findChromium } from './find-chromium.ts'
import { SparePage } from './spare-page.ts'

/** What the files of tests that one worker runs after each other have in common. */
export interface BrowserOfWorker {
  readonly browser: Browser
  readonly spare: SparePage
  /** Where the last server listened: the next one is to be there too, so that what a page loaded from it is known. */
  port: string
}

const perWorker = test
  .extend('spare', { scope: 'worker' }, () => new SparePage())
  .extend('ofWorker', { scope: 'worker' }, async ({ spare }, { onCleanup }) => {
    const browser = await chromium.launch({ executablePath: findChromium(), args: [...browserArguments] })
    onCleanup(() => browser.close())
    const ofWorker: BrowserOfWorker = { browser, spare, port: '0' }
    return ofWorker
  })

/**
 * A real browser for the tests of a file; called at its top. It is started once for all files that a worker runs; what a
 * file opened in it is closed at the file's end, but for a spare page. Gives how to get it, from `beforeAll` on.
 */
export function browserForFile(): () => BrowserOfWorker {
  let used: BrowserOfWorker | undefined
  perWorker.beforeAll(({ ofWorker }) => {
    used = ofWorker
  })
  perWorker.afterAll(async ({ ofWorker: { browser, spare } }) => {
    for (const context of browser.contexts()) if (!spare.isOf(context)) await context.close()
  })
  return () => {
    if (used === undefined) throw new Error('the browser is there from `beforeAll` on')
    return used
  }
}
