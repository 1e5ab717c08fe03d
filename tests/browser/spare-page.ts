import type { BrowserContext, Page } from 'playwright-core'

/** What a page is named while it waits for its next test. */
const mark = 'spare page of a test'

/** Runs in the page before the editor does: a page that was used before has nothing of it left in its storage. */
function beginAfresh(name: string): void {
  if (window.name !== name) return
  window.name = ''
  localStorage.clear()
  sessionStorage.clear()
  // Deleted before the editor can open it: a browser does what is asked of one database in order.
  indexedDB.deleteDatabase('weft')
}

/**
 * A page that a test is done with, to be used once more: one that has loaded the editor before needs a third of the
 * time for it.
 */
export class SparePage {
  #spare: Page | undefined
  readonly #crashed = new WeakSet<Page>()

  /** Makes the pages of a new context fit to be used again. */
  async prepare(context: BrowserContext): Promise<void> {
    await context.addInitScript(beginAfresh, mark)
    context.on('page', (page) => page.on('crash', () => this.#crashed.add(page)))
  }

  /** Whether the spare page is one of this context. */
  isOf(context: BrowserContext): boolean {
    return this.#spare?.context() === context
  }

  /** A page that has what it loads next begin with an empty storage; nothing when there is none. */
  async take(): Promise<Page | undefined> {
    const page = this.#spare
    this.#spare = undefined
    if (page === undefined || page.isClosed()) return undefined
    await page.evaluate((name) => {
      window.name = name
    }, mark)
    return page
  }

  /** Keeps a page, of a prepared context, for later; closes its context if there is a spare page already. */
  async keep(page: Page): Promise<void> {
    const context = page.context()
    if (page.isClosed() || this.#crashed.has(page) || this.#spare !== undefined) {
      await context.close()
      return
    }
    for (const other of context.pages()) if (other !== page) await other.close()
    page.removeAllListeners('pageerror')
    page.removeAllListeners('console')
    page.removeAllListeners('request')
    await page.unrouteAll()
    await context.clearPermissions()
    await context.clearCookies()
    // Nothing of the next test begins under the pointer.
    await page.mouse.move(0, 0)
    this.#spare = page
  }
}
