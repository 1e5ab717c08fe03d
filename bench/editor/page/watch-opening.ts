import type { BrowserContext, Page } from 'playwright-core'

/** A page that was opened, and how long that took. */
export interface OpenedPage {
  readonly page: Page
  /** Milliseconds from the start of the navigation to the frame after the graph is on the screen. */
  readonly opening: number
}

/** Opens a page; the graph is there when `isThere`, an expression, is true in the page. Errors of the page are thrown. */
export const watchOpening = async (
  context: BrowserContext,
  url: string,
  isThere: string,
): Promise<OpenedPage> => {
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  await page.addInitScript(`
    (() => {
      const look = () => {
        if (document.body && (${isThere}))
          requestAnimationFrame(() => requestAnimationFrame(() => { window.benchOpened = performance.now() }))
        else requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    })()
  `)
  await page.goto(url)
  await page.waitForFunction('window.benchOpened !== undefined', undefined, { timeout: 120_000 })
  if (problems.length > 0) throw new Error(`The page complained: ${problems.join('; ')}`)
  return { page, opening: await page.evaluate('window.benchOpened') }
}
