import { chromium, type Page } from 'playwright-core'
import sharp from 'sharp'
import { beforeAll, expect, it } from 'vitest'
import { browserArguments } from './browser-arguments.ts'
import { type EditorWindow, editorForFile } from './editor-for-file.ts'
import { findChromium } from './find-chromium.ts'
import { nodeCard, pictureIn } from './look.ts'
import { renewAfterFailure } from './renew-after-failure.ts'
import { violations } from './violations.ts'

const editor = editorForFile({ WEFT_SIMULATOR_LATENCY_MS: '0' })
/** The window of the first two tests. */
let shared: EditorWindow
const setUp = async (): Promise<void> => {
  shared = await editor.open({ isShared: true })
}
beforeAll(setUp)
renewAfterFailure(editor, setUp)

/** Drops a file on the canvas, as from a folder. */
async function drop(
  page: Page,
  file: { readonly name: string; readonly type: string; readonly bytes: Buffer },
) {
  const source = { name: file.name, type: file.type, base64: file.bytes.toString('base64') }
  await page.evaluate(({ name, type, base64 }) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const data = new DataTransfer()
    data.items.add(new File([bytes], name, { type }))
    const at = { clientX: 640, clientY: 620, bubbles: true, cancelable: true }
    document.querySelector('.react-flow')?.dispatchEvent(new DragEvent('drop', { ...at, dataTransfer: data }))
  }, source)
}

it('a picture finds the way back to the workflow that made it', async () => {
  const { page, problems } = shared
  await page.keyboard.press('Control+Enter')
  await pictureIn(page, 'flux').waitFor()
  const address = (await pictureIn(page, 'flux').getAttribute('src'))?.replace(/\?.*$/, '') ?? ''
  const bytes = Buffer.from(await (await fetch(new URL(address, editor.url))).arrayBuffer())
  await drop(page, { name: 'boat.webp', type: 'image/webp', bytes })
  const question = page.getByRole('dialog', { name: 'This picture carries its workflow' })
  await question.waitFor()
  expect(await violations(page)).toEqual([])
  await question.getByRole('button', { name: 'Use as an image' }).click()
  await nodeCard(page, 'load-image').waitFor()
  await drop(page, { name: 'boat.webp', type: 'image/webp', bytes })
  await question.getByRole('button', { name: 'Open its workflow' }).click()
  await expect
    .poll(() => page.getByRole('navigation', { name: 'Open workflows' }).getByText('Text to image').count())
    .toBe(2)
  await nodeCard(page, 'load-image').waitFor({ state: 'hidden' })
  await page.getByTestId('plan-summary').getByText('1 call, all kept from before').waitFor()
  expect(problems).toEqual([])
})

it('takes pictures in, upright and with words about it; refuses what is none; the camera takes one', async () => {
  const { page, problems } = shared
  const turned = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#3a7' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  await drop(page, { name: 'phone.jpg', type: 'image/jpeg', bytes: turned })
  await page.getByText('phone.jpg: turned upright.').first().waitFor()
  await nodeCard(page, 'load-image')
    .getByText(/^200 × 300 · JPEG · \d+ kB$/)
    .waitFor()
  await drop(page, {
    name: 'logo.svg',
    type: 'image/svg+xml',
    bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  })
  await page
    .getByText(/^logo\.svg: .*Export it as PNG first/)
    .first()
    .waitFor()

  await nodeCard(page, 'load-image').getByRole('button', { name: 'Image: take with the camera' }).focus()
  await page.keyboard.press('Enter')
  const camera = page.getByRole('dialog', { name: 'Take a picture' })
  await camera.getByLabel('What the camera sees').waitFor()
  expect(await violations(page)).toEqual([])
  await camera.getByRole('button', { name: 'Take the picture' }).click()
  await nodeCard(page, 'load-image')
    .getByText(/^\d+ × \d+ · JPEG/)
    .waitFor()
  await nodeCard(page, 'load-image')
    .getByText(/^200 × 300 · JPEG/)
    .waitFor({ state: 'hidden' })
  // The refused upload is a failed request in the browser's eyes.
  expect(problems.filter((problem) => !problem.includes('422'))).toEqual([])
})

it('says what to do when the camera is denied', async () => {
  // Without the fake answer, the browser denies what nobody can be asked.
  const args = browserArguments.filter((one) => one !== '--use-fake-ui-for-media-stream')
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...args, '--deny-permission-prompts'],
  })
  try {
    const page = await browser.newPage()
    await page.goto(editor.url)
    await page
      .getByRole('button', { name: /take with the camera$/ })
      .first()
      .focus()
    await page.keyboard.press('Enter')
    const words = 'Allow it beside the address of the page, then try again.'
    const camera = page.getByRole('dialog', { name: 'Take a picture' })
    await camera.getByRole('alert').getByText(words).waitFor()
    await camera.getByRole('button', { name: 'Try again' }).click()
    await camera.getByRole('alert').getByText(words).waitFor()
  } finally {
    await browser.close()
  }
})
