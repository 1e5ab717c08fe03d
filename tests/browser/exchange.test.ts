import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packBundle, unpackBundle } from '@weft/bundle'
import { createWeftClient } from '@weft/client'
import { parseWorkflow, serializeWorkflow } from '@weft/workflow'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { root } from '../start-server.ts'
import { editorForFile } from './editor-for-file.ts'
import { nodeCard } from './look.ts'

const editor = editorForFile()

/** Puts a text on the page as a paste that came from outside. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer()
    data.setData('text/plain', pasted)
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, text)
}

describe('exchange', () => {
  it('exports the document as canonical JSON, and opens it again from a file, a drop and a paste', async () => {
    const { page } = await editor.open()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.keyboard.press('Control+Shift+E'),
    ])
    expect(download.suggestedFilename()).toBe('text-to-image.json')
    const text = await readFile(await download.path(), 'utf8')
    expect(text).toBe(await readFile(join(root, 'examples/01-text-to-image/workflow.json'), 'utf8'))

    const renamed = text.replace('"Text to image"', '"Pasted"')
    await paste(page, renamed)
    await page.getByRole('button', { name: 'Pasted', exact: true }).waitFor()
    await nodeCard(page, 'flux').waitFor()

    await page.evaluate(
      (dropped) => {
        const data = new DataTransfer()
        data.items.add(new File([dropped], 'dropped.json', { type: 'application/json' }))
        document
          .querySelector('header')
          ?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
      },
      text.replace('"Text to image"', '"Dropped"'),
    )
    await page.getByRole('button', { name: 'Dropped', exact: true }).waitFor()

    await page.getByRole('button', { name: 'Menu' }).click()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('menuitem', { name: /Import from a file/ }).click()
    await (await chooser).setFiles({
      name: 'chosen.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text.replace('"Text to image"', '"Chosen"')),
    })
    await page.getByRole('button', { name: 'Chosen', exact: true }).waitFor()
  })

  it('exports the document with its pictures as one file, and opens that again', async () => {
    const { page, problems } = await editor.open()
    const png = await sharp({ create: { width: 20, height: 10, channels: 3, background: '#a00' } })
      .png()
      .toBuffer()
    const client = createWeftClient({ baseUrl: editor.url })
    const { id } = await client.assets.upload(png, 'image/png')
    const nodes = { photo: { type: 'load-image', params: { image: { asset: id } } } }
    await paste(page, JSON.stringify({ weft: 1, name: 'With a photo', nodes }))
    await nodeCard(page, 'photo').waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('Export with its pictures')
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    expect(download.suggestedFilename()).toBe('with-a-photo.weft')
    const bundle = unpackBundle(await readFile(await download.path()))
    expect(bundle.assets.map((asset) => asset.id)).toEqual([id])

    const { document: opened } = parseWorkflow(bundle.document)
    if (opened === undefined) throw new Error('the bundle has no document')
    const file = Buffer.from(packBundle({ ...opened, name: 'Unpacked' }, bundle.assets)).toString('base64')
    await page.evaluate((base64) => {
      const data = new DataTransfer()
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      data.items.add(new File([bytes], 'unpacked.weft'))
      document
        .querySelector('header')
        ?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    }, file)
    await page.getByRole('button', { name: 'Unpacked', exact: true }).waitFor()
    await nodeCard(page, 'photo').waitFor()
    expect(problems).toEqual([])
  })

  it('says what could not be read and throws nothing away', async () => {
    const { page } = await editor.open()
    const text = await readFile(join(root, 'examples/01-text-to-image/workflow.json'), 'utf8')
    const broken = JSON.parse(text)
    broken.edges.push({ from: 'nonsense' })
    await paste(page, JSON.stringify({ ...broken, name: 'Half broken' }))
    await page
      .getByRole('dialog')
      .getByText(/Opened, with one remark/)
      .waitFor()
    await page.keyboard.press('Escape')
    await nodeCard(page, 'flux').waitFor()
    await paste(page, '{"weft": 99, "nodes": {}}')
    await page.getByRole('dialog').getByText('Not a workflow').waitFor()
    const { document } = parseWorkflow(text)
    expect(document === undefined ? '' : serializeWorkflow(document)).toBe(text)
  })
})

describe('a document written by hand', () => {
  it('names a model without its schema: its ports appear, and the version is pinned', async () => {
    const { page } = await editor.open()
    const model = 'awhitter/59d9e458-d5b3-411c-9a34-660cc531df04_1752205226074_aleczander'
    await paste(
      page,
      JSON.stringify({
        weft: 1,
        name: 'By hand',
        nodes: { draw: { type: 'model', params: { model } } },
        edges: [],
      }),
    )
    await nodeCard(page, 'draw').getByText('Aspect ratio').waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.keyboard.press('Control+Shift+E'),
    ])
    const exported = JSON.parse(await readFile(await download.path(), 'utf8'))
    expect(exported.nodes.draw.params.model).toMatch(/:[0-9a-f]{64}$/)
    expect(Object.keys(exported.models)).toEqual([exported.nodes.draw.params.model])
  })
})

describe('several documents', () => {
  it('are tabs that close, come back and keep their own canvas', async () => {
    const { page } = await editor.open()
    await page.getByRole('button', { name: 'New workflow' }).click()
    await page.getByRole('button', { name: 'Untitled', exact: true }).waitFor()
    expect(await page.locator('.react-flow__node').count()).toBe(0)
    await page.getByRole('button', { name: 'Close Text to image' }).click()
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Open again' }).click()
    await nodeCard(page, 'flux').waitFor()
    await page.reload()
    await nodeCard(page, 'flux').waitFor()
    await page.getByRole('button', { name: 'Untitled', exact: true }).waitFor()
  })
})
