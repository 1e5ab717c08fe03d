import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

/** The checker's own source: the content policy forbids scripts from elsewhere, so it goes in as part of a call. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

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
  const found = await page.evaluate(async (text) => {
    if (!('axe' in window)) new Function(text)()
    const { axe } = window as unknown as { axe: { run: (options?: object) => Promise<Report> } }
    const shown = await axe.run()
    const { dataset } = document.documentElement
    const theme = dataset.theme ?? 'dark'
    const other = theme === 'light' ? 'dark' : 'light'
    dataset.theme = other
    const turned = await axe.run({ runOnly: ['color-contrast'] })
    dataset.theme = theme
    return [
      ...shown.violations.map((violation) => ({ theme, ...violation })),
      ...turned.violations.map((violation) => ({ theme: other, ...violation })),
    ]
  }, source)
  return found.map(
    ({ theme, id, nodes }) =>
      `${theme} ${id}: ${nodes.map((node) => `${JSON.stringify(node.target)} ${node.failureSummary ?? ''}`).join(' | ')}`,
  )
}
