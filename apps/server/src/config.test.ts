import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const project = resolve(import.meta.dirname, '..', '..', '..')

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 4600,
      dataDirectory: join(project, 'data'),
      provider: 'simulator',
      replicateBaseUrl: 'https://api.replicate.com/v1',
      maxConcurrentPredictions: 32,
      simulatorLatencyMs: 1000,
      logLevel: 'info',
    })
  })

  it('takes an empty variable as not set', () => {
    expect(readConfig({ WEFT_PORT: '', WEFT_API_TOKEN: '', DATABASE_URL: '' })).toMatchObject({ port: 4600 })
  })

  it('picks Replicate when it has a token, unless told otherwise', () => {
    expect(readConfig({ REPLICATE_API_TOKEN: 'r8_x' }).provider).toBe('replicate')
    const told = { REPLICATE_API_TOKEN: 'r8_x', WEFT_PROVIDER: 'simulator' }
    expect(readConfig(told).provider).toBe('simulator')
  })

  it.each([
    ['WEFT_PORT', '80a'],
    ['WEFT_PORT', '65536'],
    ['WEFT_PORT', '-1'],
    ['WEFT_PORT', '4.5'],
    ['WEFT_HOST', 'http://x'],
    ['WEFT_PUBLIC_URL', 'weft.example'],
    ['WEFT_PUBLIC_URL', 'ftp://weft.example'],
    ['WEFT_PROVIDER', 'auto '],
    ['REPLICATE_BASE_URL', 'nowhere'],
    ['WEFT_MAX_CONCURRENT_PREDICTIONS', '0'],
    ['WEFT_SIMULATOR_LATENCY_MS', '1s'],
    ['WEFT_PREDICTION_DEADLINE_S', '4'],
    ['WEFT_COG_ADDRESSES', 'gpu-box:5000'],
    ['WEFT_COG_ADDRESSES', 'http://gpu-box:5000/path'],
    ['WEFT_COG_ADDRESSES', 'http://gpu-box:5000=0'],
    ['WEFT_COG_ADDRESSES', 'http://user@gpu-box:5000'],
    ['WEFT_EMBED_ORIGINS', 'https://example.org/path'],
    ['WEFT_EMBED_ORIGINS', 'https://example.org; script-src *'],
    ['WEFT_EMBED_ORIGINS', '*,https://example.org'],
    ['WEFT_EMBED_ORIGINS', 'example.org'],
    ['WEFT_LOG_LEVEL', 'loud'],
    ['WEFT_ROLE', 'worker'],
  ])('refuses %s=%s with a sentence that names both', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(
      new RegExp(
        `^${name} must be .+, but was ${JSON.stringify(value).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`,
      ),
    )
  })

  it('reads containers with their places, and the deadline', () => {
    const read = readConfig({
      WEFT_COG_ADDRESSES: ' http://GPU-box:5000/ , https://gpu-2.example=4,',
      WEFT_PREDICTION_DEADLINE_S: '90',
      WEFT_PRICES: '/etc/weft/prices.json',
    })
    expect(read.pricesFile).toBe('/etc/weft/prices.json')
    expect([...read.cogAddresses]).toEqual([
      ['http://gpu-box:5000', 1],
      ['https://gpu-2.example', 4],
    ])
    expect(read.predictionDeadlineMs).toBe(90_000)
    expect([...readConfig({}).cogAddresses]).toEqual([])
  })

  it('says everything that is wrong at once', () => {
    expect(() => readConfig({ WEFT_PORT: 'x', WEFT_PROVIDER: 'y' })).toThrow(/WEFT_PORT[\s\S]*WEFT_PROVIDER/)
  })

  it.each([
    ['DATABASE_URL', 'postgres://weft:hunter2@db/weft'],
    ['WEFT_ASSETS_URL', 's3://bucket?secret=hunter2'],
    ['WEFT_API_TOKEN', 'hunter2 with spaces'],
  ])('never tells the value of %s', (name, value) => {
    let message = ''
    try {
      readConfig({ [name]: value })
    } catch (error) {
      message = String(error)
    }
    expect(message).toContain(name)
    expect(message).not.toContain('hunter2')
  })

  it('refuses Replicate without a token for it', () => {
    expect(() => readConfig({ WEFT_PROVIDER: 'replicate' })).toThrow(/REPLICATE_API_TOKEN/)
  })

  it('hands out secrets by name, and none of its own', () => {
    const own = { WEFT_API_TOKEN: 'a', REPLICATE_API_TOKEN: 'b' }
    const { secret } = readConfig({ ...own, HF_TOKEN: 'hf' })
    expect(secret('HF_TOKEN')).toBe('hf')
    expect(secret('WEFT_API_TOKEN')).toBeUndefined()
    expect(secret('REPLICATE_API_TOKEN')).toBeUndefined()
  })
})
