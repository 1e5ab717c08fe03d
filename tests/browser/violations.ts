import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

/** The checker, small: it is sent to the page. */
const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** What the checker says of a page. */
interface Report {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[]
  }[]
}

/**
 * What axe finds wrong with the page as it stands, in a line per rule; nothing is left out. In the other theme, which
 * differs by its colours only, contrast is looked at as well.
 */
export async function violations(page: Page): Promise<readonly string[]> {
  // The content policy forbids scripts from elsewhere, so the checker goes in by the debugger.
  // Once for each page: sending it takes longer than checking.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const found = await page.evaluate(async () => {
    const { axe: checker } = window as unknown as { axe: { run: (options?: object) => Promise<Report> } }
    const shown = await checker.run({ resultTypes: ['violations'] })
    const { dataset } = document.documentElement
    const theme = dataset.theme ?? 'dark'
    const other = theme === 'light' ? 'dark' : 'light'
    dataset.theme = other
    const turned = await checker.run({ runOnly: ['color-contrast'] })
    dataset.theme = theme
    return [
      ...shown.violations.map((violation) => ({ theme, ...violation })),
      ...turned.violations.map((violation) => ({ theme: other, ...violation })),
    ]
  })
  return found.map(
    ({ theme, id, nodes }) =>
      `${theme} ${id}: ${nodes.map((node) => `${JSON.stringify(node.target)} ${node.failureSummary ?? ''}`).join(' | ')}`,
  )
}
