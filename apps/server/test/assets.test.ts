import { routes } from '@weft/client'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openServer, type TestServer } from './open-server.ts'

const { schema } = routes.createAsset.responses['201']

let server: TestServer
let png: Uint8Array<ArrayBuffer>
beforeAll(async () => {
  server = await openServer()
  const background = { r: 200, g: 10, b: 10 }
  png = new Uint8Array(
    await sharp({ create: { width: 300, height: 200, channels: 3, background } })
      .png()
      .toBuffer(),
  )
})
afterAll(() => server.close())

const send = (body: BodyInit, type: string, headers: Record<string, string> = {}) =>
  server.send('/api/assets', { method: 'POST', body, headers: { 'content-type': type, ...headers } })

async function upload(body: BodyInit, type: string) {
  const response = await send(body, type)
  expect(response.status).toBe(201)
  return schema.parse(await response.json())
}

function form(file: Blob, field = 'file'): FormData {
  const data = new FormData()
  data.append(field, file, 'x.png')
  return data
}

const postForm = (body: FormData, headers: Record<string, string> = {}) =>
  server.send('/api/assets', { method: 'POST', body, headers })

describe('an upload', () => {
  it('gives the same id for the same bytes, raw or in a form, whatever it is called', async () => {
    const raw = await upload(png, 'image/png')
    expect(raw).toMatchObject({ mediaType: 'image/png', bytes: png.byteLength, width: 300, height: 200 })
    expect(raw.id).toMatch(/^sha256:[0-9a-f]{64}$/)
    const formed = await postForm(form(new Blob([png], { type: 'image/png' })))
    expect(formed.status).toBe(201)
    expect(schema.parse(await formed.json())).toEqual(raw)
    expect(formed.headers.get('location')).toBe(raw.url)
    expect(await upload(png, 'application/octet-stream')).toEqual(raw)
  })

  it('is made once under an Idempotency-Key, though every form has another boundary', async () => {
    const headers = { 'idempotency-key': 'asset-1' }
    const file = new Blob([png], { type: 'image/png' })
    const all = [await postForm(form(file), headers), await postForm(form(file), headers)]
    expect(all.map(({ status }) => status)).toEqual([201, 201])
    const other = await postForm(form(new Blob(['other'], { type: 'text/plain' })), headers)
    expect(other.status).toBe(409)
  })

  it('is refused without a file, with several, or with other fields', async () => {
    expect((await postForm(new FormData())).status).toBe(400)
    const two = form(new Blob([png]))
    two.append('file', new Blob([png]))
    expect((await postForm(two)).status).toBe(400)
    expect((await postForm(form(new Blob([png]), 'image'))).status).toBe(400)
    const text = new FormData()
    text.append('file', 'just text')
    expect((await postForm(text)).status).toBe(400)
    expect((await send('not a form', 'multipart/form-data; boundary=x')).status).toBe(400)
    expect((await send('not a form', 'multipart/form-data')).status).toBe(400)
    expect((await send(new Uint8Array(), 'image/png')).status).toBe(400)
  })

  it('is refused without a type, and when it is a broken picture', async () => {
    const bare = await server.send('/api/assets', { method: 'POST', body: png })
    expect(bare.status).toBe(415)
    const broken = await send(png.slice(0, 100), 'image/png')
    expect(broken.status).toBe(422)
    expect(await broken.json()).toMatchObject({ code: 'asset_rejected' })
  })

  it('is refused when it is too long, without being read to its end', async () => {
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1
        controller.enqueue(new Uint8Array(8_000_000))
      },
    })
    const init = { method: 'POST', body, duplex: 'half', headers: { 'content-type': 'image/png' } } as const
    const response = await server.send('/api/assets', init)
    expect(response.status).toBe(413)
    expect(sent).toBeLessThan(20)
    const told = await send(png, 'image/png', { 'content-length': '999999999999' })
    expect(told.status).toBe(413)
  })
})

describe('the bytes of an asset', () => {
  it('come whole, for ever, and not again', async () => {
    const { url } = await upload(png, 'image/png')
    const response = await server.send(url)
    expect(response.status).toBe(200)
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(png)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(response.headers.get('content-length')).toBe(String(png.byteLength))
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const etag = response.headers.get('etag') ?? ''
    const known = await server.send(url, { headers: { 'if-none-match': `"x", W/${etag}` } })
    expect(known.status).toBe(304)
    expect(await known.text()).toBe('')
    const head = await server.send(url, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect(head.headers.get('content-length')).toBe(String(png.byteLength))
    expect(
      (await server.send(url.replace(':', '%3A').replace('/api/assets/sha256%3A', '/api/assets/sha256%3A')))
        .status,
    ).toBe(200)
  })

  it('come in parts', async () => {
    const { url } = await upload(png, 'image/png')
    const part = await server.send(url, { headers: { range: 'bytes=10-19' } })
    expect(part.status).toBe(206)
    expect(part.headers.get('content-range')).toBe(`bytes 10-19/${png.byteLength}`)
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(png.slice(10, 20))
    const tail = await server.send(url, { headers: { range: 'bytes=-5' } })
    expect(new Uint8Array(await tail.arrayBuffer())).toEqual(png.slice(-5))
    const outside = await server.send(url, { headers: { range: `bytes=${png.byteLength}-` } })
    expect(outside.status).toBe(416)
    expect(outside.headers.get('content-range')).toBe(`bytes */${png.byteLength}`)
    const changed = await server.send(url, { headers: { range: 'bytes=0-1', 'if-range': '"other"' } })
    expect(changed.status).toBe(200)
  })

  it('come smaller, and never larger', async () => {
    const { url } = await upload(png, 'image/png')
    for (const [width, expected] of [
      [64, 64],
      [64, 64],
      [2000, 300],
    ]) {
      const response = await server.send(`${url}?width=${width}`)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('image/webp')
      expect((await sharp(await response.arrayBuffer()).metadata()).width).toBe(expected)
    }
    const first = await server.send(`${url}?width=64`)
    const etag = first.headers.get('etag') ?? ''
    expect(etag).not.toBe((await server.send(url)).headers.get('etag'))
    expect((await server.send(`${url}?width=64`, { headers: { 'if-none-match': etag } })).status).toBe(304)
    const text = await upload('hello', 'text/plain')
    expect((await server.send(`${text.url}?width=64`)).status).toBe(422)
  })

  it.each([
    ['text/html', '<script>alert(1)</script>'],
    ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['application/xhtml+xml', '<html xmlns="http://www.w3.org/1999/xhtml"/>'],
    ['text/javascript', 'alert(1)'],
  ])('that are %s are only offered for saving', async (type, text) => {
    const { url } = await upload(text, type)
    const response = await server.send(url)
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect(response.headers.get('content-disposition')).toBe('attachment')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
  })

  it.each([
    '..%2f..%2fetc%2fpasswd',
    '../../etc/passwd',
    'sha256:..%2f..%2f',
    `sha256:${'A'.repeat(64)}`,
    `sha256:${'a'.repeat(63)}`,
    `sha256:${'a'.repeat(64)}`,
    'sha256:%00',
    '%zz',
    '%ff',
  ])('are not found at %s', async (id) => {
    const response = await server.send(`/api/assets/${id}`)
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })

  it.each(['width=0', 'width=15', 'width=9999', 'width=x', 'width=64&width=65', 'height=3'])(
    'refuse ?%s',
    async (query) => {
      const { url } = await upload(png, 'image/png')
      expect((await server.send(`${url}?${query}`)).status).toBe(400)
    },
  )
})

describe('a picture that is made ready', () => {
  const prepare = (body: BodyInit, type: string) =>
    server.send('/api/assets?prepare=true', { method: 'POST', body, headers: { 'content-type': type } })

  it('is stored upright, with what was done to it; one that is ready keeps its bytes and its id', async () => {
    const turned = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#c00' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const response = await prepare(new Uint8Array(turned), 'image/jpeg')
    expect(response.status).toBe(201)
    const made = schema.parse(await response.json())
    expect(made).toMatchObject({ width: 20, height: 30, changes: ['turned upright'] })
    expect(schema.parse(await (await prepare(new Uint8Array(turned), 'image/jpeg')).json()).id).toBe(made.id)
    const plain = await upload(new Uint8Array(turned), 'image/jpeg')
    expect(plain.id).not.toBe(made.id)
    expect(plain.changes).toBeUndefined()
    const ready = schema.parse(await (await prepare(png, 'image/png')).json())
    expect(ready).toMatchObject({ id: (await upload(png, 'image/png')).id, changes: [] })
  })

  it('refuses what is no picture, and says what would help', async () => {
    const response = await prepare('<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml')
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({
      code: 'asset_rejected',
      detail: expect.stringContaining('Export it as PNG first'),
    })
    expect((await prepare(png, 'image/png')).status).toBe(201)
  })
})
