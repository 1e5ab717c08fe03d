import { describe, expect, it } from 'vitest'
import { errorOf } from './error-of.ts'
import { callOf, makeBench } from './make-provider.ts'
import { serveOnLoopback } from './serve-on-loopback.ts'

const { signal } = new AbortController()
const file = (size: number, fill = 1) => ({
  bytes: new Uint8Array(size).fill(fill),
  mediaType: 'image/png',
  name: 'picture.png',
})

describe('uploading', () => {
  it('writes small files as data URIs, which hold the bytes and nothing else', async () => {
    const { provider, server } = makeBench()
    const uri = await provider.uploadFile(file(256_000), signal)
    expect(uri.startsWith('data:image/png;base64,')).toBe(true)
    expect(Buffer.from(uri.split(',')[1] ?? '', 'base64').equals(Buffer.from(file(256_000).bytes))).toBe(true)
    expect(server.requests).toEqual([])
  })

  it('reads a view of a larger buffer as the view', async () => {
    const { provider } = makeBench()
    const bytes = new Uint8Array([9, 1, 2, 3, 9]).subarray(1, 4)
    const uri = await provider.uploadFile({ ...file(0), bytes }, signal)
    expect(uri).toBe('data:image/png;base64,AQID')
  })

  it('uploads larger files once while Replicate keeps them, also at the same time', async () => {
    const { provider, server, clock } = makeBench()
    const urls = await Promise.all([
      provider.uploadFile(file(256_001), signal),
      provider.uploadFile(file(256_001), signal),
    ])
    urls.push(await provider.uploadFile(file(256_001), signal))
    expect(new Set(urls)).toEqual(new Set([`${server.baseUrl}/files/file1`]))
    expect(server.files.get('file1')).toMatchObject({
      type: 'image/png',
      name: 'picture.png',
      metadata: '{}',
    })
    expect(server.files.get('file1')?.bytes).toEqual(file(256_001).bytes)
    await provider.uploadFile(file(256_001, 2), signal)
    expect(server.files.size).toBe(2)
    await clock.sleep(23 * 3_600_000, signal)
    await provider.uploadFile(file(256_001), signal)
    expect(server.files.size).toBe(3)
  })

  it("does not suffer from another caller's abort", async () => {
    const { provider, server } = makeBench()
    const given = new AbortController()
    server.interventions.push(() => {
      setTimeout(() => given.abort(), 5)
      return new Promise(() => {})
    })
    const first = errorOf(provider.uploadFile(file(300_000), given.signal))
    const second = provider.uploadFile(file(300_000), signal)
    expect(await first).toMatchObject({ code: 'canceled' })
    expect(await second).toBe(`${server.baseUrl}/files/file1`)
  })

  it('repeats after an outage, since an upload costs nothing', async () => {
    const { provider, server } = makeBench()
    server.interventions.push(() => new Response('', { status: 502 }))
    expect(await provider.uploadFile(file(300_000), signal)).toContain('/files/')
  })

  it('refuses what Replicate would refuse', async () => {
    const { provider, server } = makeBench()
    expect(await errorOf(provider.uploadFile(file(100_000_001), signal))).toMatchObject({ code: 'too_large' })
    const odd = { ...file(3), mediaType: 'image/png,<svg>' }
    expect(await errorOf(provider.uploadFile(odd, signal))).toMatchObject({ code: 'invalid_input' })
    expect(server.requests).toEqual([])
  })
})

describe('downloading', () => {
  const serving = (answer: (url: string) => Response | Promise<Response>) => {
    const asked: { url: string; token: boolean }[] = []
    const bench = makeBench({
      maxDownloadBytes: 1000,
      fetch: async (url, init) => {
        asked.push({ url, token: new Headers(init?.headers).has('authorization') })
        return answer(url)
      },
    })
    return { ...bench, asked }
  }

  it('knows its own addresses, and sends the token only to the API', async () => {
    const { provider, asked } = serving(
      () => new Response('abc', { headers: { 'content-type': 'Image/WebP' } }),
    )
    const own = [
      'https://replicate.delivery/a.webp',
      'https://pbxt.replicate.delivery/b',
      'http://127.0.0.1:9/c',
    ]
    for (const url of own) {
      expect(await provider.download(url, signal)).toEqual({
        bytes: new TextEncoder().encode('abc'),
        mediaType: 'image/webp',
      })
    }
    expect(asked.map(({ token }) => token)).toEqual([false, false, true])
  })

  it.each([
    'http://replicate.delivery/a.webp',
    'https://replicate.delivery.evil.example/a.webp',
    'https://evilreplicate.delivery/a.webp',
    'https://replicate.delivery@evil.example/a.webp',
    'https://user:word@replicate.delivery/a.webp',
    'https://replicate.delivery:8443/a.webp',
    'https://127.0.0.1:9/c',
    'http://127.0.0.1/c',
    'http://169.254.169.254/latest/meta-data',
    'blob:https://replicate.delivery/x',
    'file:///etc/passwd',
    'nothing',
  ])('refuses %s unasked', async (url) => {
    const { provider, asked } = serving(() => new Response('abc'))
    expect(await errorOf(provider.download(url, signal))).toMatchObject({
      code: 'provider_failed',
      retryable: false,
    })
    expect(asked).toEqual([])
  })

  it('follows redirects within its addresses and no further', async () => {
    const goTo = (location: string) => new Response(null, { status: 302, headers: { location } })
    const inside = serving((url) => (url.endsWith('/b') ? new Response('abc') : goTo('/b')))
    expect((await inside.provider.download('https://replicate.delivery/a', signal)).bytes).toHaveLength(3)
    const outside = serving(() => goTo('http://127.0.0.1:5432/'))
    expect(await errorOf(outside.provider.download('https://replicate.delivery/a', signal))).toMatchObject({
      code: 'provider_failed',
    })
    expect(outside.asked).toHaveLength(1)
    const round = serving(() => goTo('/again'))
    expect((await errorOf(round.provider.download('https://replicate.delivery/a', signal))).message).toMatch(
      /too often/,
    )
  })

  it.each([401, 403, 404, 410])('calls HTTP %i a lost output', async (status) => {
    const { provider, asked } = serving(() => new Response('', { status }))
    expect(await errorOf(provider.download('https://replicate.delivery/a', signal))).toMatchObject({
      code: 'output_lost',
    })
    expect(asked).toHaveLength(1)
  })

  it('tries again after an outage', async () => {
    let tries = 0
    const { provider } = serving(() => {
      tries += 1
      if (tries === 1) throw new TypeError('fetch failed')
      return tries === 2 ? new Response('', { status: 503 }) : new Response('abc')
    })
    expect((await provider.download('https://replicate.delivery/a', signal)).mediaType).toMatch(
      /text\/plain|octet/,
    )
    expect(tries).toBe(3)
  })

  it('is not content with half a file', async () => {
    let drops = 0
    const bench = makeBench()
    const loopback = await serveOnLoopback(
      async () => new Response('a whole file'),
      () => {
        drops += 1
        return drops === 1 ? 'midway' : 'none'
      },
    )
    const { provider } = makeBench({ baseUrl: `${loopback.origin}/v1`, fetch, sleep: bench.clock.sleep })
    const { bytes } = await provider.download(`${loopback.origin}/outputs/a`, signal)
    expect(new TextDecoder().decode(bytes)).toBe('a whole file')
    expect(drops).toBe(2)
    await loopback.close()
  })

  it('asks for nothing when aborted before', async () => {
    const { provider, asked } = serving(() => new Response('abc'))
    const download = provider.download('https://replicate.delivery/a', AbortSignal.abort())
    expect(await errorOf(download)).toMatchObject({ code: 'canceled' })
    expect(await errorOf(provider.get('abc', AbortSignal.abort()))).toMatchObject({ code: 'canceled' })
    expect(asked).toEqual([])
  })

  it('reads no more than its limit, whether the length is told or not', async () => {
    const told = serving(() => new Response(new Uint8Array(1001), { headers: { 'content-length': '1001' } }))
    expect(await errorOf(told.provider.download('https://replicate.delivery/a', signal))).toMatchObject({
      code: 'too_large',
    })
    let pulled = 0
    const untold = serving(() => {
      const body = new ReadableStream({
        pull: (controller) => {
          pulled += 1
          controller.enqueue(new Uint8Array(100))
        },
      })
      return new Response(body)
    })
    expect(await errorOf(untold.provider.download('https://replicate.delivery/a', signal))).toMatchObject({
      code: 'too_large',
    })
    expect(pulled).toBeLessThan(20)
  })

  it('decodes data URLs', async () => {
    const { provider } = serving(() => new Response(''))
    const decode = async (url: string) => {
      const { bytes, mediaType } = await provider.download(url, signal)
      return [mediaType, new TextDecoder().decode(bytes)]
    }
    expect(await decode('data:image/svg+xml;charset=utf-8;base64,PHN2Zy8+')).toEqual([
      'image/svg+xml',
      '<svg/>',
    ])
    expect(await decode('data:,a%20b')).toEqual(['text/plain', 'a b'])
    expect(await errorOf(provider.download('data:image/png;base64,%%%', signal))).toMatchObject({
      code: 'provider_failed',
    })
    expect(await errorOf(provider.download(`data:,${'a'.repeat(1001)}`, signal))).toMatchObject({
      code: 'too_large',
    })
  })

  it('fetches the output of a prediction, and says when it has been deleted', async () => {
    const { provider, server } = makeBench()
    const { id } = await provider.create(callOf(), { signal })
    const { output } = await provider.wait(id, { signal })
    const [url] = Array.isArray(output) ? output : []
    expect((await provider.download(String(url), signal)).mediaType).toBe('image/png')
    server.predictions.clear()
    expect(await errorOf(provider.download(String(url), signal))).toMatchObject({ code: 'output_lost' })
  })
})
