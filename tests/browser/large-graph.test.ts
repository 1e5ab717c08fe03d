import { readFileSync } from 'node:fs'
import { builtInNodes, createNodeRegistry } from '@weft/nodes'
import { validateWorkflow, type WorkflowDocument } from '@weft/workflow'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { portsIn } from '../../apps/editor/src/canvas/sample-document.fixture.ts'
import { cardShape } from '../../apps/editor/src/canvas/shape/card-shape.ts'
import { graphDocument } from '../../bench/editor/graph-document.ts'
import { runUnderWay, streamProgress } from '../../bench/editor/page/stream-progress.ts'
import { seedEditor } from '../../bench/editor/seed-editor.ts'
import { editorForFile } from './editor-for-file.ts'

const nodes = 300
const workflow = graphDocument(nodes)

const editor = editorForFile()
let context: BrowserContext
beforeAll(async () => {
  const first = await editor.open({ isNew: true, isShared: true })
  context = first.context
  await first.page.close()
  await streamProgress(context)
})

/** Opens the large graph. */
async function open(viewport?: { x: number; y: number; zoom: number }): Promise<Page> {
  await seedEditor(context, editor.url, {
    document: workflow,
    run: runUnderWay(workflow),
    ...(viewport ? { viewport } : {}),
  })
  const page = await context.newPage()
  await page.goto(editor.url)
  await layer(page).and(page.locator('[data-painted]')).waitFor()
  return page
}

const layer = (page: Page): Locator => page.locator('canvas.overview')
const cards = (page: Page): Locator => page.locator('.react-flow__node')

/** Where a point of the canvas is on the screen. */
async function onScreen(page: Page, at: { x: number; y: number }): Promise<{ x: number; y: number }> {
  const [left = 0, top = 0, zoom = 1] = await page.locator('.react-flow__viewport').evaluate((element) => {
    const corner = element.getBoundingClientRect()
    return [corner.left, corner.top, new DOMMatrix(getComputedStyle(element).transform).a]
  })
  return { x: left + at.x * zoom, y: top + at.y * zoom }
}

/** The middle of a painted node on the screen. */
const nodeOnScreen = (page: Page, nodeId: string) => {
  const place = workflow.layout.nodes[nodeId]!
  return onScreen(page, { x: place.x + 160, y: place.y + 200 })
}

const selected = (page: Page, text: string) => page.getByRole('complementary').getByText(text).first()

describe('a large graph', () => {
  it('is painted as a whole, and its nodes are picked, added, marked and moved there', async () => {
    const page = await open()
    expect(await cards(page).count()).toBe(0)
    await expect.poll(() => layer(page).getAttribute('aria-label')).toContain(`${nodes} nodes`)
    const looks = async (at: { x: number; y: number }) =>
      (await page.screenshot({ clip: { ...at, width: 8, height: 8 } })).toString('base64')
    const head = await onScreen(page, workflow.layout.nodes.n30!)
    const corner = (await page.locator('.react-flow').boundingBox())!
    expect(await looks(head)).not.toBe(await looks({ x: corner.x + 4, y: corner.y + 4 }))
    const [one, two, three] = await Promise.all(['n30', 'n31', 'n33'].map((id) => nodeOnScreen(page, id)))
    await page.mouse.click(one!.x, one!.y)
    await page.locator('input[value="Node 30"]').waitFor()
    await page.keyboard.down('Shift')
    await page.mouse.click(two!.x, two!.y)
    await selected(page, '2 nodes').waitFor()
    await page.mouse.move(two!.x - 4, two!.y - 4)
    await page.mouse.down()
    await page.mouse.move(three!.x, three!.y, { steps: 4 })
    await page.mouse.up()
    await page.keyboard.up('Shift')
    await selected(page, '4 nodes').waitFor()
    await page.mouse.move(three!.x, three!.y)
    await page.mouse.down()
    await page.mouse.move(three!.x + 6, three!.y + 200, { steps: 4 })
    await page.mouse.up()
    // All four moved as one step: where Node 33 was nothing is picked any more, until the step is taken back.
    await page.mouse.click(three!.x, three!.y)
    await page.getByRole('region', { name: 'Workflow' }).waitFor()
    await page.getByRole('button', { name: /^Undo/ }).click()
    await page.mouse.click(three!.x, three!.y)
    await page.locator('input[value="Node 33"]').waitFor()
    await page.close()
  })

  it('shows cards when one comes near, which take the place of what was painted', async () => {
    const page = await open()
    const at = await nodeOnScreen(page, 'n150')
    await page.mouse.dblclick(at.x, at.y)
    await page.locator('.react-flow__node[data-id="n150"] .card-title').waitFor()
    await expect.poll(() => page.locator('.react-flow__edge').count()).toBeGreaterThan(1)
    expect(await cards(page).count()).toBeLessThan(60)

    // While the wheel turns, what is drawn is only scaled; at rest it is drawn anew, and the pointer has it back.
    const view = page.locator('.react-flow__viewport')
    const head = (await page.locator('.react-flow__node[data-id="n150"] header').boundingBox())!
    await page.mouse.move(head.x + 30, head.y + 10)
    await page.evaluate(watchZooming)
    await expect
      .poll(async () => {
        // Several at once, as a hand sends them: a gesture is what comes in quick succession.
        await Promise.all([-30, -30, -30, -30, -30].map((turn) => page.mouse.wheel(0, turn)))
        await Promise.all([30, 30, 30, 30, 30].map((turn) => page.mouse.wheel(0, turn)))
        return await page.evaluate('window.keptWhileZooming')
      })
      .toBe(true)
    await expect.poll(() => view.getAttribute('data-zooming')).toBe(null)
    await expect.poll(() => page.locator('.canvas-shield').count()).toBe(0)
    await page.keyboard.press('Escape')
    await selected(page, 'Workflow').waitFor()
    await page.mouse.down()
    await page.mouse.up()
    await page.locator('input[value="Node 150"]').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Fit all in view' }).click()
    await expect.poll(() => cards(page).count()).toBeLessThan(2)
    await page.close()
  })

  it('is planned beside the page', async () => {
    const page = await open()
    await page.getByText('300 calls').waitFor()
    expect(page.workers().map((worker) => worker.url())).toEqual([expect.stringContaining('document-worker')])
    await page.close()
  })

  it('draws one node for a progress event', async () => {
    const place = workflow.layout.nodes.n150!
    await context.addInitScript(countRenders)
    const page = await open({ x: 300 - place.x * 0.5, y: 200 - place.y * 0.5, zoom: 0.5 })
    await expect.poll(() => cards(page).count()).toBeGreaterThan(3)
    const tell = (percent: number) =>
      page.evaluate((share) => {
        const detail = { nodeId: 'n150', percent: share, seq: share + 1 }
        window.dispatchEvent(new CustomEvent('bench-progress', { detail }))
      }, percent)
    const bar = page.locator('.react-flow__node[data-id="n150"] [role=progressbar]')
    await tell(1)
    await expect.poll(() => bar.getAttribute('aria-valuenow')).toBe('1')
    await cardsAtRest(page)
    await page.evaluate('window.drawnNodes.clear()')
    await tell(2)
    await expect.poll(() => bar.getAttribute('aria-valuenow')).toBe('2')
    expect(await page.evaluate('[...window.drawnNodes]')).toEqual(['n150'])
    await page.close()
  })
})

describe('a card that was never drawn', () => {
  it('is taken to be as large as it is, with its sockets where they are', async () => {
    const read = (name: string): WorkflowDocument =>
      JSON.parse(readFileSync(new URL(`../../examples/${name}/workflow.json`, import.meta.url), 'utf8'))
    const { nodes, layout, ...rest } = read('05-prompt-with-inputs')
    const more = {
      stack: { type: 'lora-stack', params: { loras: [{ weights: 'a/b', scale: 1 }] } },
      words: { type: 'lines', params: { text: 'one\ntwo\nthree\nfour\nfive\nsix\nseven' } },
      mask: { type: 'mask', params: {} },
      pad: { type: 'pad-image', params: {} },
      small: { type: 'prompt', params: { text: 'a {thing}' } },
      range: { type: 'range', params: {} },
      // What is wrong with these is said on their cards, on one line and on several.
      join: { type: 'join-text', params: {} },
      braces: { type: 'prompt', params: { text: 'a {wrong name} here' } },
      wrong: { type: 'range', params: { start: 'x' } },
    }
    const places = Object.keys(more).map((id, index) => [id, { x: index * 400, y: 1400 }] as const)
    const document: WorkflowDocument = {
      ...rest,
      nodes: { ...nodes, ...more },
      edges: [
        ...rest.edges,
        { from: 'words.items', to: 'small.thing' },
        { from: 'flux.output', to: 'pad.image' },
        { from: 'flux.output', to: 'mask.image' },
      ],
      layout: {
        ...layout,
        nodes: {
          ...layout.nodes,
          ...Object.fromEntries(places),
          small: { x: 1600, y: 1400, collapsed: true },
        },
      },
    }
    await seedEditor(context, editor.url, { document, viewport: { x: 20, y: 20, zoom: 0.3 } })
    const page = await context.newPage()
    await page.goto(editor.url)
    const ids = Object.keys(document.nodes)
    await expect.poll(() => cards(page).count()).toBe(ids.length)
    const drawn = await cards(page).evaluateAll((elements) =>
      elements.map((element) => {
        const zoom = element.getBoundingClientRect().width / element.clientWidth
        const { top } = element.getBoundingClientRect()
        const sockets = [...element.querySelectorAll<HTMLElement>('.react-flow__handle')].map((handle) => {
          const box = handle.getBoundingClientRect()
          const side = handle.classList.contains('target') ? 'input' : 'output'
          return [`${side} ${handle.dataset.handleid}`, (box.top + box.height / 2 - top) / zoom] as const
        })
        return { id: element.getAttribute('data-id'), height: element.clientHeight, sockets }
      }),
    )
    const portsOf = portsIn(document)
    const issues = Object.groupBy(
      validateWorkflow(document, createNodeRegistry(builtInNodes).catalog),
      (issue) => issue.nodeId ?? '',
    )
    expect(Object.keys(issues)).toEqual(expect.arrayContaining(['join', 'braces', 'wrong']))
    for (const { id, height, sockets } of drawn) {
      const nodeId = id ?? ''
      const shape = cardShape({
        document,
        nodeId,
        portsOf: (_, other) => portsOf(other),
        issues: issues[nodeId],
      })
      expect(Math.abs(shape.height - height), `${nodeId}: ${shape.height}, drawn ${height}`).toBeLessThan(6)
      expect([...shape.sockets.keys()].toSorted()).toEqual(sockets.map(([key]) => key).toSorted())
      for (const [key, y] of sockets)
        expect(Math.abs((shape.sockets.get(key)?.y ?? 0) - y), `${nodeId}, ${key}`).toBeLessThan(6)
    }
    await page.close()
  })
})

/** Waits until no more cards come into being. */
async function cardsAtRest(page: Page): Promise<void> {
  let before = -1
  await expect
    .poll(
      async () => {
        const last = before
        before = await cards(page).count()
        return before === last
      },
      { interval: 250 },
    )
    .toBe(true)
}

/** Runs in the page: notes in `window.keptWhileZooming` once the browser was asked to keep what it has drawn. */
function watchZooming(): void {
  const view = document.querySelector('.react-flow__viewport')
  if (!view) return
  new MutationObserver(() => {
    if (view.hasAttribute('data-zooming')) Object.assign(window, { keptWhileZooming: true })
  }).observe(view, { attributeFilter: ['data-zooming'] })
}

/**
 * Runs in the page before the editor: notes in `window.drawnNodes` the ids of the nodes in which a component was drawn,
 * as React tells its developer tools.
 */
function countRenders(): void {
  interface Fiber {
    readonly flags: number
    readonly tag: number
    readonly alternate: Fiber | null
    readonly child: Fiber | null
    readonly sibling: Fiber | null
    readonly memoizedProps: { readonly 'data-id'?: string; readonly className?: string } | null
  }
  const drawn = new Set<string>()
  const visit = (first: Fiber | null, nodeId: string | undefined): void => {
    for (let fiber = first; fiber; fiber = fiber.sibling) {
      const old = fiber.alternate
      const isNode =
        typeof fiber.memoizedProps?.className === 'string' &&
        fiber.memoizedProps.className.includes('react-flow__node ')
      const within = isNode ? fiber.memoizedProps?.['data-id'] : nodeId
      const isComponent = fiber.tag === 0 || fiber.tag === 11 || fiber.tag === 14 || fiber.tag === 15
      // The flag 1 says that the component did its work in this drawing.
      if (within !== undefined && isComponent && (fiber.flags & 1) === 1) drawn.add(within)
      // A subtree that React left alone is the very same as before.
      if (fiber.child !== (old?.child ?? null)) visit(fiber.child, within)
    }
  }
  Object.assign(window, {
    drawnNodes: drawn,
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberUnmount: () => undefined,
      onCommitFiberRoot: (_id: number, root: { readonly current: Fiber }) =>
        visit(root.current.child, undefined),
    },
  })
}
