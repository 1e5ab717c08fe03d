import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { editorForFile } from './editor-for-file.ts'
import { nodeCard, pictureIn } from './look.ts'

const editor = editorForFile()

/** Ids of the nodes or wires that are drawn, sorted. */
async function drawn(page: Page, what: 'node' | 'edge'): Promise<string[]> {
  const ids = await page
    .locator(`.react-flow__${what}`)
    .evaluateAll((elements) => elements.map((element) => element.getAttribute('data-id') ?? ''))
  return ids.toSorted()
}

const socket = (page: Page, nodeId: string, port: string, side: 'source' | 'target'): Locator =>
  nodeCard(page, nodeId).locator(`.react-flow__handle.${side}[data-handleid="${port}"]`)

/** The middle of an element, in pixels of the window. */
async function middle(element: Locator): Promise<{ x: number; y: number }> {
  const box = (await element.boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** A place on the canvas where nothing lies. */
async function emptyPlace(page: Page): Promise<{ x: number; y: number }> {
  const box = (await page.locator('.react-flow__pane').boundingBox())!
  return { x: box.x + 40, y: box.y + 40 }
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 })
  await page.mouse.move(to.x, to.y, { steps: 4 })
}

/** Selects a node by its head. */
const select = (page: Page, nodeId: string) =>
  nodeCard(page, nodeId)
    .locator('.card-head')
    .click({ position: { x: 24, y: 14 } })

/** Opens the search palette on the empty canvas and adds what is found first. */
async function add(page: Page, search: string): Promise<void> {
  const { x, y } = await emptyPlace(page)
  await page.mouse.dblclick(x, y)
  await page.getByRole('dialog', { name: 'Add a node' }).waitFor()
  await page.keyboard.type(search)
  await page.keyboard.press('Enter')
}

const wires = ['flux.output>result.value', 'prompt.text>flux.prompt']

describe('canvas', () => {
  it('adds a node by double click and typing, with the keyboard alone from there', async () => {
    const { page, problems } = await editor.open()
    await add(page, 'join')
    await nodeCard(page, 'join-text').waitFor()
    await page.keyboard.press('Control+z')
    await nodeCard(page, 'join-text').waitFor({ state: 'detached' })
    expect(problems).toEqual([])
  })

  it('opens the palette from a wire dropped on the empty canvas, filtered, and wires what is chosen', async () => {
    const { page } = await editor.open()
    await drag(page, await middle(socket(page, 'prompt', 'text', 'source')), await emptyPlace(page))
    await page.mouse.up()
    const palette = page.getByRole('dialog', { name: 'Add a node' })
    await palette.waitFor()
    expect(await palette.getByRole('option', { name: 'Invert mask' }).count()).toBe(0)
    expect(await palette.getByRole('option', { name: 'Load image' }).count()).toBe(0)
    await page.keyboard.type('join')
    await page.keyboard.press('Enter')
    await nodeCard(page, 'join-text').waitFor()
    expect(await drawn(page, 'edge')).toContain('prompt.text>join-text.texts')
  })

  it('lights the ports that fit while a wire is drawn, and says why another does not', async () => {
    const { page } = await editor.open()
    const from = await middle(socket(page, 'prompt', 'text', 'source'))
    await drag(page, from, await middle(socket(page, 'flux', 'image', 'target')))
    await page
      .getByText('“FLUX LoRA · Image” takes an image, but “Prompt · Text” gives text')
      .first()
      .waitFor()
    expect(await socket(page, 'flux', 'prompt', 'target').getAttribute('data-state')).toBe('fits')
    expect(await socket(page, 'flux', 'seed', 'target').getAttribute('data-state')).toBe('refused')
    await page.mouse.up()
    expect(await drawn(page, 'edge')).toEqual(wires)
  })

  it('wires by a drop on the body of a node', async () => {
    const { page } = await editor.open()
    await add(page, 'join')
    await drag(
      page,
      await middle(socket(page, 'prompt', 'text', 'source')),
      await middle(nodeCard(page, 'join-text').locator('.card-head')),
    )
    await page.mouse.up()
    await expect.poll(() => drawn(page, 'edge')).toContain('prompt.text>join-text.texts')
  })

  it('wires by keyboard: a port, the ports that fit, Enter', async () => {
    const { page } = await editor.open()
    await add(page, 'preview')
    // What was added gets the keyboard, once it is drawn.
    await page.locator('.react-flow__node[data-id="preview"]:focus').waitFor()
    await socket(page, 'prompt', 'text', 'source').focus()
    await page.keyboard.press('Enter')
    for (let step = 0; step < 20; step += 1) {
      if ((await socket(page, 'preview', 'value', 'target').getAttribute('data-state')) === 'aim') break
      await page.keyboard.press('ArrowDown')
    }
    await page.keyboard.press('Enter')
    await expect.poll(() => drawn(page, 'edge')).toContain('prompt.text>preview.value')
  })

  it('takes a drag of many moves back as one step, and shows the node when it is let go', async () => {
    const { page } = await editor.open()
    const head = nodeCard(page, 'prompt').locator('.card-head')
    const before = await middle(head)
    const ofNode = page.getByLabel('Inspector').getByText('Prompt · prompt')
    await drag(page, { x: before.x - 40, y: before.y }, { x: before.x - 100, y: before.y + 160 })
    expect(await ofNode.isVisible()).toBe(false)
    await page.mouse.up()
    await ofNode.waitFor()
    expect((await middle(head)).y).toBeGreaterThan(before.y + 100)
    await page.keyboard.press('Control+z')
    await expect.poll(async () => Math.round((await middle(head)).y)).toBe(Math.round(before.y))

    // The wheel zooms while the hand holds a card.
    const zoom = page.locator('.canvas-zoom')
    const shown = await zoom.textContent()
    await drag(page, { x: before.x - 40, y: before.y }, { x: before.x - 40, y: before.y + 60 })
    await page.mouse.wheel(0, 200)
    await expect.poll(() => zoom.textContent()).not.toBe(shown)
    await page.mouse.up()
  })

  it('zooms once a frame by what all turns of the wheel in it come to', async () => {
    const { page } = await editor.open()
    const shown = await page.locator('.canvas-zoom').textContent()
    const turns = await page.evaluate(async () => {
      const seen: [number, boolean][] = []
      const pane = document.querySelector('.react-flow__pane')!
      pane.addEventListener('wheel', (event) => {
        if (event instanceof WheelEvent) seen.push([event.deltaY, event.ctrlKey])
      })
      const turn = (deltaY: number, ctrlKey = false) =>
        pane.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, deltaY, ctrlKey }))
      const nextFrame = () => new Promise(requestAnimationFrame)
      const areTaken = [turn(-40), turn(-50), turn(-30), turn(-2, true), turn(-1, true)].map((is) => !is)
      await nextFrame()
      turn(25)
      await nextFrame()
      return { areTaken, seen }
    })
    expect(turns.seen).toEqual([
      [-120, false],
      [-3, true],
      [25, false],
    ])
    // The browser neither scrolls nor zooms the page.
    expect(turns.areTaken).toEqual([true, true, true, true, true])
    await expect.poll(() => page.locator('.canvas-zoom').textContent()).not.toBe(shown)
  })

  it('zooms by a notch of the wheel over a few frames, and is done at once when something is pressed', async () => {
    const { page } = await editor.open()
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    const zooms = await page.evaluate(async () => {
      const layer = document.querySelector('.react-flow__viewport')!
      const pane = document.querySelector('.react-flow__pane')!
      const zoom = () => new DOMMatrix(getComputedStyle(layer).transform).a
      const notch = () =>
        pane.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, deltaY: -100 }))
      const nextFrame = () => new Promise(requestAnimationFrame)
      const seen = [zoom()]
      notch()
      for (let frame = 0; frame < 8; frame += 1) {
        await nextFrame()
        if (zoom() !== seen.at(-1)) seen.push(zoom())
      }
      notch()
      await nextFrame()
      const before = zoom()
      window.dispatchEvent(new PointerEvent('pointerdown'))
      return { seen, before, pressed: zoom() }
    })
    // A notch of 100 pixels is a zoom by 2 to the 0.2.
    const start = zooms.seen[0]!
    expect(zooms.seen.length).toBeGreaterThan(2)
    expect(zooms.seen.toSorted((one, other) => one - other)).toEqual(zooms.seen)
    expect(zooms.seen.at(-1)! / start).toBeCloseTo(2 ** 0.2, 4)
    expect(zooms.before / start).toBeLessThan(2 ** 0.35)
    expect(zooms.pressed / start).toBeCloseTo(2 ** 0.4, 4)
  })

  it('leaves the wheel to a text that is longer than its field, and to no other', async () => {
    const { page } = await editor.open()
    const text = nodeCard(page, 'prompt').getByRole('textbox')
    const zoom = () => page.locator('.canvas-zoom').textContent()
    const first = await zoom()
    await text.hover()
    await page.mouse.wheel(0, 100)
    await expect.poll(zoom).not.toBe(first)
    await text.fill('line after line\n'.repeat(60))
    await text.evaluate((area) => area.scrollTo(0, 0))
    const second = await zoom()
    await text.hover()
    await page.mouse.wheel(0, 100)
    await expect.poll(() => text.evaluate((area) => area.scrollTop)).toBeGreaterThan(0)
    expect(await zoom()).toBe(second)
  })

  it('copies, pastes and duplicates nodes with the wires between them', async () => {
    const { page, context } = await editor.open()
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    // Where text was pressed before, the browser would mark text with Shift, and copy that.
    await nodeCard(page, 'prompt').getByRole('textbox').click()
    await page.keyboard.down('Shift')
    await drag(page, await emptyPlace(page), await middle(nodeCard(page, 'flux')))
    await page.mouse.up()
    await page.keyboard.up('Shift')
    await page.keyboard.press('Control+c')
    await page.keyboard.press('Control+v')
    await expect.poll(async () => (await drawn(page, 'edge')).length).toBe(3)
    expect(await drawn(page, 'edge')).toContain('prompt-2.text>flux-2.prompt')
    await page.keyboard.press('Control+d')
    await expect.poll(async () => (await drawn(page, 'node')).length).toBe(7)
  })

  it('heals the wire of a deleted node where types allow, and brings all back by undo', async () => {
    const { page } = await editor.open()
    await drag(page, await middle(socket(page, 'prompt', 'text', 'source')), await emptyPlace(page))
    await page.mouse.up()
    await page.getByRole('dialog', { name: 'Add a node' }).waitFor()
    await page.keyboard.type('join')
    await page.keyboard.press('Enter')
    await nodeCard(page, 'join-text').waitFor()
    await drag(
      page,
      await middle(socket(page, 'join-text', 'text', 'source')),
      await middle(socket(page, 'flux', 'prompt', 'target')),
    )
    await page.mouse.up()
    const wired = ['flux.output>result.value', 'join-text.text>flux.prompt', 'prompt.text>join-text.texts']
    await expect.poll(() => drawn(page, 'edge')).toEqual(wired)
    await select(page, 'join-text')
    await page.keyboard.press('Delete')
    await expect.poll(() => drawn(page, 'edge')).toEqual(wires)
    await page.keyboard.press('Control+z')
    await expect.poll(() => drawn(page, 'edge')).toEqual(wired)
  })

  it('puts a node that is dropped on a wire into it, as one step with the move', async () => {
    const { page } = await editor.open()
    await add(page, 'join')
    await nodeCard(page, 'join-text').waitFor()
    const out = await middle(socket(page, 'prompt', 'text', 'source'))
    const into = await middle(socket(page, 'flux', 'prompt', 'target'))
    const head = nodeCard(page, 'join-text').locator('.card-head')
    const start = await middle(head)
    await drag(page, { x: start.x - 30, y: start.y }, { x: (out.x + into.x) / 2, y: (out.y + into.y) / 2 })
    await page.mouse.up()
    await expect
      .poll(() => drawn(page, 'edge'))
      .toEqual(['flux.output>result.value', 'join-text.text>flux.prompt', 'prompt.text>join-text.texts'])
    await page.keyboard.press('Control+z')
    await expect.poll(() => drawn(page, 'edge')).toEqual(wires)
    await expect.poll(async () => Math.round((await middle(head)).y)).toBe(Math.round(start.y))
  })

  it('gives up a drag by Escape, a wire by Escape or the other button, one by keyboard once that goes elsewhere', async () => {
    const { page, problems } = await editor.open()
    const head = nodeCard(page, 'prompt').locator('.card-head')
    const before = await middle(head)
    await drag(page, { x: before.x - 40, y: before.y }, { x: before.x - 100, y: before.y + 160 })
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await expect.poll(async () => Math.round((await middle(head)).y)).toBe(Math.round(before.y))

    const from = await middle(socket(page, 'prompt', 'text', 'source'))
    const to = await middle(socket(page, 'result', 'value', 'target'))
    await drag(page, from, to)
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await drag(page, from, await emptyPlace(page))
    await page.mouse.down({ button: 'right' })
    expect(await page.locator('.react-flow__connection').count()).toBe(0)
    await page.mouse.up({ button: 'right' })
    await page.mouse.up()
    await socket(page, 'prompt', 'text', 'source').click()
    await page.mouse.click(from.x, from.y + 200, { button: 'right' })
    expect(await page.getByRole('menu').count()).toBe(0)
    expect(await page.getByRole('dialog', { name: 'Add a node' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true)

    await socket(page, 'prompt', 'text', 'source').focus()
    await page.keyboard.press('Enter')
    await nodeCard(page, 'prompt').locator('textarea').click()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    expect(await nodeCard(page, 'prompt').locator('textarea').inputValue()).toContain('\n')
    expect(await drawn(page, 'edge')).toEqual(wires)
    expect(problems).toEqual([])
  })

  it('wires by two presses on sockets, lit meanwhile, and moves the end of a wire to the body of a node', async () => {
    const { page } = await editor.open()
    const end = socket(page, 'result', 'value', 'target')
    await socket(page, 'prompt', 'text', 'source').click()
    await expect.poll(() => end.getAttribute('data-state')).toBe('fits')
    await end.click()
    await expect
      .poll(() => drawn(page, 'edge'))
      .toEqual(['prompt.text>flux.prompt', 'prompt.text>result.value'])
    await page.keyboard.press('Control+z')
    await expect.poll(() => drawn(page, 'edge')).toEqual(wires)
    const { x, y } = await middle(socket(page, 'flux', 'prompt', 'target'))
    await drag(page, { x: x - 12, y }, await middle(nodeCard(page, 'result').locator('.card-head')))
    await page.mouse.up()
    await expect.poll(() => drawn(page, 'edge')).toEqual(['prompt.text>result.value'])
  })

  it('takes a wire away when its end is pulled off, and selects one of several by a plain press', async () => {
    const { page } = await editor.open()
    const end = await middle(socket(page, 'result', 'value', 'target'))
    await drag(page, { x: end.x - 12, y: end.y }, { x: end.x - 60, y: end.y + 260 })
    await page.mouse.up()
    await expect.poll(() => drawn(page, 'edge')).toEqual(['prompt.text>flux.prompt'])
    expect(await page.getByRole('dialog', { name: 'Add a node' }).count()).toBe(0)
    await page.keyboard.press('Control+z')
    await expect.poll(() => drawn(page, 'edge')).toEqual(wires)
    await page.keyboard.press('Control+a')
    await expect.poll(() => page.locator('.react-flow__node.selected').count()).toBe(3)
    await select(page, 'prompt')
    await expect.poll(() => page.locator('.react-flow__node.selected').count()).toBe(1)
  })

  it('renames in place, and bypasses by the menu', async () => {
    const { page } = await editor.open()
    await nodeCard(page, 'prompt').locator('.card-title').dblclick()
    await page.keyboard.type('Sea words')
    await page.keyboard.press('Enter')
    await nodeCard(page, 'prompt').getByRole('heading', { name: 'Sea words' }).waitFor()
    await nodeCard(page, 'flux')
      .locator('.card-head')
      .click({ button: 'right', position: { x: 24, y: 14 } })
    await page.getByRole('menuitem', { name: 'Bypass' }).click()
    await nodeCard(page, 'flux').getByText('Bypassed').waitFor()
  })

  it('runs, shows how far it is, and the picture in the node and where it goes; a press opens it large', async () => {
    const { page } = await editor.open()
    // Looked for in every frame: a locator looks twice a second, and the bar is there for less.
    const bar = page.waitForFunction(() =>
      document.querySelector('[data-id="flux"] [role="progressbar"]')?.checkVisibility(),
    )
    await page.keyboard.press('Control+Enter')
    await bar
    await pictureIn(page, 'flux').waitFor()
    await pictureIn(page, 'result').waitFor()
    await nodeCard(page, 'flux').getByText('Simulated').waitFor()
    await nodeCard(page, 'flux').locator('.picture').click()
    await page.locator('[role="dialog"] img').first().waitFor()
  })
})
