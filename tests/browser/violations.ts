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

/** What axe finds wrong with the page as it stands, in a line per rule; nothing is left out. */
export async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await page.evaluate(async (text) => {
    if (!('axe' in window)) new Function(text)()
    return await (window as unknown as { axe: { run: () => Promise<Report> } }).axe.run()
  }, source)
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map((node) => `${JSON.stringify(node.target)} ${node.failureSummary ?? ''}`).join(' | ')}`,
  )
}
