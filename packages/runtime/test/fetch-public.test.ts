import { createServer } from 'node:http'
import { createPublicFetch, fetchPublic, isPublicAddress } from '@weft/runtime'
import { describe, expect, it, onTestFinished } from 'vitest'

const limits = { maxBytes: 1000, timeoutMs: 2000 }

/** A network of canned answers. */
function networkOf(answers: { readonly [url: string]: () => Response }) {
  const asked: string[] = []
  return {
    asked,
    fetch: async (url: string) => {
      asked.push(url)
      const answer = answers[url]
      if (!answer) throw new TypeError('fetch failed', { cause: new Error('no such host') })
      return answer()
    },
  }
}

describe('isPublicAddress', () => {
  it.each(['8.8.8.8', '93.184.216.34', '2606:2800:220:1::1'])('takes %s', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00:ec2::254',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    'no address',
  ])('refuses %s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

describe('fetchPublic', () => {
  it('gives the bytes and the type, redirects followed', async () => {
    const network = networkOf({
      'https://example.com/a': () => new Response(null, { status: 302, headers: { location: '/b' } }),
      'https://example.com/b': () => new Response('hello', { headers: { 'content-type': 'Image/PNG; x=1' } }),
    })
    const file = await fetchPublic('https://example.com/a', { network, ...limits })
    expect(new TextDecoder().decode(file.bytes)).toBe('hello')
    expect(file.mediaType).toBe('image/png')
  })

  it.each([
    'http://example.com/a',
    'file:///etc/passwd',
    'https://user:word@example.com/a',
    'https://127.0.0.1/a',
    'https://[::1]/a',
    'https://2130706433/a',
    'https://[::ffff:a9fe:a9fe]/latest/meta-data',
    'nonsense',
  ])('refuses %s before anything is sent', async (url) => {
    const network = networkOf({})
    await expect(fetchPublic(url, { network, ...limits })).rejects.toMatchObject({ code: 'asset_rejected' })
    expect(network.asked).toEqual([])
  })

  it('checks where a redirect leads', async () => {
    const network = networkOf({
      'https://example.com/a': () =>
        new Response(null, { status: 301, headers: { location: 'http://169.254.169.254/' } }),
      'https://example.com/loop': () => new Response(null, { status: 301, headers: { location: '/loop' } }),
    })
    await expect(fetchPublic('https://example.com/a', { network, ...limits })).rejects.toMatchObject({
      code: 'asset_rejected',
    })
    await expect(fetchPublic('https://example.com/loop', { network, ...limits })).rejects.toThrow(
      'redirects more than 5 times',
    )
  })

  it('takes no more than the limit, and says why it failed', async () => {
    const network = networkOf({
      'https://example.com/large': () => new Response(new Uint8Array(1001)),
      'https://example.com/gone': () => new Response('no', { status: 404 }),
    })
    await expect(fetchPublic('https://example.com/large', { network, ...limits })).rejects.toMatchObject({
      code: 'too_large',
    })
    await expect(fetchPublic('https://example.com/gone', { network, ...limits })).rejects.toThrow('HTTP 404')
    await expect(fetchPublic('https://example.com/none', { network, ...limits })).rejects.toThrow(
      'no such host',
    )
  })

  it('gives up in time, and at once when canceled', async () => {
    const network = {
      fetch: (_: string, { signal }: { readonly signal?: AbortSignal }) =>
        new Promise<Response>((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason))
        }),
    }
    await expect(
      fetchPublic('https://example.com/a', { network, maxBytes: 9, timeoutMs: 20 }),
    ).rejects.toMatchObject({ code: 'timed_out', retryable: true })
    const abort = new AbortController()
    const waiting = fetchPublic('https://example.com/a', { network, ...limits, signal: abort.signal })
    abort.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'canceled' })
  })
})

describe('createPublicFetch', () => {
  it('does not connect to a name that resolves to this machine', async () => {
    let requests = 0
    const server = createServer((_, response) => {
      requests += 1
      response.end('inside')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const address = server.address()
    if (typeof address !== 'object' || address === null) throw new Error('no port')
    const network = createPublicFetch()
    onTestFinished(() => network.close())
    const failed = network.fetch(`http://localhost:${address.port}/`, {})
    await expect(failed).rejects.toMatchObject({
      cause: {
        message: expect.stringMatching(/localhost is (127\.0\.0\.1|::1), which is no public address/),
      },
    })
    expect(requests).toBe(0)
  })
})
