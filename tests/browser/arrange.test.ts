import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { editorForFile } from './editor-for-file.ts'
import { nodeCard } from './look.ts'

const editor = editorForFile()

/** A frame or a note on the canvas. */
const box = (page: Page, id: string): Locator => page.locator(`.react-flow__node[data-id="${id}"]`)

const socket = (page: Page, nodeId: string, port: string, side: 'source' | 'target'): Locator =>
  nodeCard(page, nodeId).locator(`.react-flow__handle.${side}[data-handleid="${port}"]`)

/** Corner and size of an element in pixels of the window, rounded. */
async function place(element: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const found = (await element.boundingBox())!
  const { x, y, width, height } = found
  return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) }
}

async function middle(element: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = await place(element)
  return { x: x + width / 2, y: y + height / 2 }
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 })
  await page.mouse.move(to.x, to.y, { steps: 4 })
}

async function drawn(page: Page, what: 'node' | 'edge'): Promise<string[]> {
  const ids = await page
    .locator(`.react-flow__${what}`)
    .evaluateAll((elements) => elements.map((element) => element.getAttribute('data-id') ?? ''))
  return ids.toSorted()
}

/** The card itself, without what React Flow puts around it. */
const card = (page: Page, nodeId: string) => nodeCard(page, nodeId).locator('.card')

async function selectAll(page: Page): Promise<void> {
  await page.locator('.react-flow__pane').click({ position: { x: 30, y: 30 } })
  await page.keyboard.press('Control+a')
  await expect.poll(() => page.locator('.react-flow__node.selected').count()).toBe(3)
}

describe('arranging', () => {
  it('aligns six ways and distributes, each as one step', async () => {
    const { page, problems } = await editor.open()
    const before = await place(card(page, 'result'))
    await selectAll(page)
    const ways = [
      ['Shift+KeyA', (one, other) => one.x - other.x],
      ['Shift+KeyD', (one, other) => one.x + one.width - other.x - other.width],
      ['Shift+KeyH', (one, other) => one.x + one.width / 2 - other.x - other.width / 2],
      ['Shift+KeyW', (one, other) => one.y - other.y],
      ['Shift+KeyS', (one, other) => one.y + one.height - other.y - other.height],
      ['Shift+KeyV', (one, other) => one.y + one.height / 2 - other.y - other.height / 2],
    ] as const satisfies readonly (readonly [string, (one: Place, other: Place) => number])[]
    for (const [keys, difference] of ways) {
      await page.keyboard.press(keys)
      await expect
        .poll(async () =>
          Math.abs(difference(await place(card(page, 'prompt')), await place(card(page, 'result')))),
        )
        .toBeLessThanOrEqual(2)
      await page.keyboard.press('Control+z')
      await expect.poll(() => place(card(page, 'result'))).toEqual(before)
    }
    await page.keyboard.press('Shift+Alt+KeyH')
    await expect
      .poll(async () => {
        const [one, two, three] = await Promise.all(
          ['prompt', 'flux', 'result'].map((id) => place(card(page, id))),
        )
        return Math.abs(two!.x - one!.x - one!.width - (three!.x - two!.x - two!.width))
      })
      .toBeLessThanOrEqual(2)
    expect(problems).toEqual([])
  })

  it('tidies by layers in a worker, with frames around what they held, as one step', async () => {
    const { page, problems } = await editor.open()
    const before = await place(card(page, 'prompt'))
    const head = await middle(nodeCard(page, 'prompt').locator('.card-title'))
    await drag(page, head, { x: head.x + 300, y: head.y + 330 })
    await page.mouse.up()
    await page.locator('.react-flow__pane').click({ position: { x: 30, y: 30 } })
    await page.keyboard.press('Shift+KeyT')
    await expect
      .poll(async () => {
        const [one, two, three] = await Promise.all(
          ['prompt', 'flux', 'result'].map((id) => place(card(page, id))),
        )
        return one!.x + one!.width < two!.x && two!.x + two!.width < three!.x
      })
      .toBe(true)
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect.poll(() => place(card(page, 'prompt'))).toEqual(before)
    expect(problems).toEqual([])
  })

  it('snaps a dragged card to its neighbours and shows the line, but not while Alt is held', async () => {
    const { page } = await editor.open()
    const flux = await place(card(page, 'flux'))
    const prompt = await place(card(page, 'prompt'))
    const head = await middle(nodeCard(page, 'prompt').locator('.card-title'))
    const end = { x: head.x - 20, y: head.y + flux.y - prompt.y }
    await drag(page, head, end)
    await page.locator('.guide[data-axis="y"]').waitFor()
    await page.keyboard.down('Alt')
    await page.mouse.move(end.x + 3, end.y + 4)
    await page.locator('.guide').first().waitFor({ state: 'detached' })
    expect(Math.abs((await place(card(page, 'prompt'))).y - flux.y)).toBeGreaterThan(2)
    await page.keyboard.up('Alt')
    await page.mouse.move(end.x, end.y)
    await page.locator('.guide[data-axis="y"]').waitFor()
    await page.mouse.up()
    expect(Math.abs((await place(card(page, 'prompt'))).y - flux.y)).toBeLessThanOrEqual(1)
    expect(await page.locator('.guide').count()).toBe(0)
  })

  it('frames a selection, moves it with its content, names, colours and resizes it', async () => {
    const { page } = await editor.open()
    await nodeCard(page, 'prompt')
      .locator('.card-head')
      .click({ position: { x: 24, y: 14 } })
    await page.keyboard.press('g')
    const frame = box(page, 'frames:frame')
    await page.keyboard.type('Words')
    await page.keyboard.press('Enter')
    await frame.getByRole('heading', { name: 'Words' }).waitFor()
    const around = await place(frame)
    const held = await place(card(page, 'prompt'))
    expect(around.x).toBeLessThan(held.x)
    expect(around.y + around.height).toBeGreaterThan(held.y + held.height)
    const head = await middle(frame.locator('.frame-title'))
    await drag(page, head, { x: head.x, y: head.y + 96 })
    await page.mouse.up()
    const moved = await place(frame)
    const carried = (await place(card(page, 'prompt'))).y - held.y
    // Places are whole pixels of the screen, each rounded by itself.
    expect(Math.abs(carried - (moved.y - around.y))).toBeLessThanOrEqual(1)
    expect(moved.y).toBeGreaterThan(around.y + 60)
    await page.keyboard.press('Control+z')
    await expect.poll(() => place(card(page, 'prompt'))).toEqual(held)
    await frame.locator('.frame-head').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Colour teal' }).click()
    await expect.poll(() => frame.locator('.frame').getAttribute('data-tint')).toBe('teal')
    await drag(
      page,
      { x: around.x + around.width, y: around.y + around.height },
      { x: around.x + around.width + 60, y: around.y + around.height + 40 },
    )
    await page.mouse.up()
    await expect.poll(async () => (await place(frame)).width).toBeGreaterThan(around.width + 30)
    await page.keyboard.press('Delete')
    await frame.waitFor({ state: 'detached' })
    await nodeCard(page, 'prompt').waitFor()
  })

  it('keeps Markdown notes, written in place, shown without any HTML, and copied like nodes', async () => {
    const { page, problems } = await editor.open()
    await page.locator('.react-flow__pane').click({ position: { x: 60, y: 60 } })
    await page.keyboard.press('n')
    const note = box(page, 'notes:note')
    await page.keyboard.type(
      '# Plan\n\n**Bold** <img src=x onerror=alert(1)> [site](https://example.com) [bad](javascript:alert(1))',
    )
    await page.keyboard.press('Escape')
    await note.locator('strong', { hasText: 'Bold' }).waitFor()
    expect(await note.locator('img').count()).toBe(0)
    expect(await note.getByText('<img src=x onerror=alert(1)>').count()).toBe(1)
    expect(
      await note.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ).toEqual(['https://example.com'])
    await page.keyboard.press('Control+d')
    await box(page, 'notes:note-2').waitFor()
    await note.dblclick({ position: { x: 10, y: 10 } })
    await note.locator('textarea').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await box(page, 'notes:note-2').waitFor({ state: 'detached' })
    await page.reload()
    await note.locator('strong').waitFor()
    expect(problems).toEqual([])
  })

  it('makes cards wider by their edge and by keys, colours and collapses them', async () => {
    const { page } = await editor.open()
    const before = await place(card(page, 'prompt'))
    await drag(
      page,
      { x: before.x + before.width, y: before.y + before.height * 0.7 },
      { x: before.x + before.width + 64, y: before.y + before.height * 0.7 },
    )
    await page.mouse.up()
    await expect
      .poll(async () => (await place(card(page, 'prompt'))).width)
      .toBeGreaterThan(before.width + 40)
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await place(card(page, 'prompt'))).width).toBe(before.width)
    await nodeCard(page, 'prompt')
      .locator('.card-head')
      .click({ position: { x: 24, y: 14 } })
    await page.keyboard.press('[')
    await expect.poll(async () => (await place(card(page, 'prompt'))).width).toBeLessThan(before.width)
    await nodeCard(page, 'prompt')
      .locator('.card-head')
      .click({ button: 'right', position: { x: 24, y: 14 } })
    await page.getByRole('menuitem', { name: 'Colour plum' }).click()
    await expect.poll(() => card(page, 'prompt').getAttribute('data-tint')).toBe('plum')
    await page.keyboard.press('c')
    await expect.poll(() => card(page, 'prompt').getAttribute('data-collapsed')).toBe('true')
  })
})

describe('wires', () => {
  it('are led through points that are added, dragged, moved by keys and removed', async () => {
    const { page } = await editor.open()
    const out = await middle(socket(page, 'prompt', 'text', 'source'))
    const into = await middle(socket(page, 'flux', 'prompt', 'target'))
    const half = { x: (out.x + into.x) / 2, y: (out.y + into.y) / 2 }
    await page.mouse.dblclick(half.x, half.y)
    const point = page.locator('.wire-point')
    await point.waitFor()
    await drag(page, await middle(point), { x: half.x, y: half.y + 120 })
    await page.mouse.up()
    await expect.poll(async () => Math.round((await middle(point)).y - half.y)).toBeGreaterThan(90)
    const low = await middle(point)
    await page.keyboard.press('ArrowUp')
    await expect.poll(async () => (await middle(point)).y).toBeLessThan(low.y)
    await page.reload()
    await point.waitFor()
    await point.focus()
    await page.keyboard.press('Delete')
    await point.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await point.waitFor()
  })

  it('move all together from one output to another, by Alt and by Shift, and by keyboard', async () => {
    const { page } = await editor.open()
    await nodeCard(page, 'prompt')
      .locator('.card-head')
      .click({ position: { x: 24, y: 14 } })
    await page.keyboard.press('Control+d')
    await nodeCard(page, 'prompt-2').waitFor()
    const head = await middle(nodeCard(page, 'prompt-2').locator('.card-title'))
    await drag(page, head, { x: head.x - 40, y: head.y + 260 })
    await page.mouse.up()
    for (const [index, modifier] of (['Alt', 'Shift'] as const).entries()) {
      const [from, to] = index === 0 ? ['prompt', 'prompt-2'] : ['prompt-2', 'prompt']
      await page.keyboard.down(modifier)
      await drag(
        page,
        await middle(socket(page, from!, 'text', 'source')),
        await middle(socket(page, to!, 'text', 'source')),
      )
      await page.mouse.up()
      await page.keyboard.up(modifier)
      await expect.poll(() => drawn(page, 'edge')).toContain(`${to}.text>flux.prompt`)
      expect(await drawn(page, 'edge')).not.toContain(`${from}.text>flux.prompt`)
    }
    await socket(page, 'prompt', 'text', 'source').focus()
    await page.keyboard.press('Shift+Enter')
    await page.locator('.keyboard-wire').waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => drawn(page, 'edge')).toContain('prompt-2.text>flux.prompt')
  })

  it('come along into a copy when it is asked for, by keys', async () => {
    const { page, context } = await editor.open()
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await nodeCard(page, 'flux')
      .locator('.card-head')
      .click({ position: { x: 24, y: 14 } })
    await page.keyboard.press('Control+Shift+d')
    await expect.poll(() => drawn(page, 'edge')).toContain('prompt.text>flux-2.prompt')
    await page.keyboard.press('Control+d')
    await nodeCard(page, 'flux-3').waitFor()
    expect(await drawn(page, 'edge')).not.toContain('prompt.text>flux-3.prompt')
    await page.keyboard.press('Control+c')
    await page.keyboard.press('Control+Shift+v')
    await nodeCard(page, 'flux-4').waitFor()
  })

  it('take the next press on the canvas after one was pulled off', async () => {
    const { page } = await editor.open()
    await nodeCard(page, 'prompt')
      .locator('.card-head')
      .click({ position: { x: 24, y: 14 } })
    const end = await middle(socket(page, 'result', 'value', 'target'))
    await drag(page, { x: end.x - 12, y: end.y }, { x: end.x - 60, y: end.y + 260 })
    await page.mouse.up()
    await expect.poll(() => drawn(page, 'edge')).toEqual(['prompt.text>flux.prompt'])
    await nodeCard(page, 'prompt')
      .locator('.card-head')
      .click({ position: { x: 24, y: 14 } })
    await page.locator('.react-flow__pane').click({ position: { x: 30, y: 30 } })
    await expect.poll(() => page.locator('.react-flow__node.selected').count()).toBe(0)
  })
})

type Place = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
