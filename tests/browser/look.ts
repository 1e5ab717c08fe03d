import type { Locator, Page } from 'playwright-core'

/** The card of a node on the canvas. */
export function nodeCard(page: Page, nodeId: string): Locator {
  return page.locator(`.react-flow__node[data-id="${nodeId}"]`)
}

/** The pictures of our store that a node's card shows. */
export function pictureIn(page: Page, nodeId: string): Locator {
  return nodeCard(page, nodeId).locator('img[src*="/api/assets/"]').first()
}

/** Waits until every edit is in the database. */
export async function savedHere(page: Page): Promise<void> {
  await page.waitForTimeout(50)
  await page
    .getByTestId('saved-state')
    .getByText(/^Saved/)
    .waitFor()
}
