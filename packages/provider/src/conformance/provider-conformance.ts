import { WeftError } from '@weft/ports'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Prediction, PredictionCall } from '../model-provider.ts'
import type { ProviderHarness } from './provider-harness.ts'

/**
 * Checks that a provider keeps the `ModelProvider` contract. `name` heads the suite; `makeHarness` is called before
 * every test and its `close` after.
 */
export function providerConformance(name: string, makeHarness: () => Promise<ProviderHarness>): void {
  describe(`${name} is a model provider`, () => {
    let harness: ProviderHarness
    const { signal } = new AbortController()
    const create = (call: PredictionCall) => harness.provider.create(call, { signal })
    const beginning = () => new Date(Date.now() - 3_600_000)

    beforeEach(async () => {
      harness = await makeHarness()
    })
    afterEach(() => harness.close())

    it('answers for its own models and for no text that names none', () => {
      expect(harness.provider.serves(harness.model)).toBe(true)
      expect(harness.provider.serves(harness.succeeding.model)).toBe(true)
      expect(harness.provider.serves('no model / at all')).toBe(false)
    })

    it('resolves a model to a reference that resolves to the same', async () => {
      const described = await harness.provider.resolveModel(harness.model, signal)
      expect(described.schema.Input).toBeDefined()
      expect(await harness.provider.resolveModel(described.ref, signal)).toEqual(described)
    })

    it('says what is wrong with a model that is not there, and with a text that names none', async () => {
      const absent = await errorOf(harness.provider.resolveModel('nobody-at-all/nothing-here', signal))
      expect(absent.code).toBe('not_found')
      const nonsense = await errorOf(harness.provider.resolveModel('no model / at all', signal))
      expect(nonsense.code).toBe('invalid_input')
    })

    it('creates one prediction and waits for its output', async () => {
      const created = await create(harness.succeeding)
      const ended = await harness.provider.wait(created.id, { signal })
      expect(ended).toMatchObject({ id: created.id, status: 'succeeded' })
      expect(ended.output).toBeDefined()
      expect(await harness.provider.get(created.id, signal)).toMatchObject({ status: 'succeeded' })
      expect(harness.accepted()).toBe(1)
    })

    it('tells of every change, never backwards, the end last', async () => {
      const seen: Prediction[] = []
      const { id } = await create(harness.succeeding)
      const ended = await harness.provider.wait(id, { signal, onUpdate: (update) => seen.push(update) })
      expect(seen.at(-1)).toEqual(ended)
      const order = ['starting', 'processing', 'succeeded']
      const ranks = seen.map(({ status }) => order.indexOf(status))
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
      const fractions = seen.flatMap(({ progress }) => progress?.fraction ?? [])
      expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
    })

    it('gives a failed prediction with its words, as an end and not as an exception', async () => {
      const { id } = await create(harness.failing)
      const ended = await harness.provider.wait(id, { signal })
      expect(ended.status).toBe('failed')
      expect(ended.error).toMatch(/\w/)
    })

    it('cancels, and does not mind canceling twice', async () => {
      const { id } = await create(harness.endless)
      await harness.provider.cancel(id, harness.endless.model)
      const ended = await harness.provider.wait(id, { signal })
      expect(['canceled', 'aborted']).toContain(ended.status)
      await harness.provider.cancel(id, harness.endless.model)
    })

    it('stops waiting when aborted and leaves the prediction running', async () => {
      const { id } = await create(harness.endless)
      const given = new AbortController()
      const waiting = harness.provider.wait(id, { signal: given.signal, onUpdate: () => given.abort() })
      expect(await errorOf(waiting)).toMatchObject({ code: 'canceled' })
      const { status } = await harness.provider.get(id, signal)
      expect(['starting', 'processing']).toContain(status)
      await harness.provider.cancel(id, harness.endless.model)
    })

    it('creates nothing when it was aborted before', async () => {
      const creating = harness.provider.create(harness.succeeding, { signal: AbortSignal.abort() })
      expect(await errorOf(creating)).toMatchObject({ code: 'canceled' })
      expect(harness.accepted()).toBe(0)
    })

    it('finds predictions by exact input, whatever the order of its keys', async () => {
      const wanted = await create(harness.succeeding)
      await create(harness.failing)
      const turned = Object.fromEntries(Object.entries(harness.succeeding.input).reverse())
      const call = { ...harness.succeeding, input: turned }
      const found = await harness.provider.find(call, beginning(), signal)
      expect(found.map(({ id }) => id)).toEqual([wanted.id])
      const other = { ...call, input: { ...turned, prompt: 'a text that no test ever sent' } }
      expect(await harness.provider.find(other, beginning(), signal)).toEqual([])
    })

    it('finds several newest first', async () => {
      const first = await create(harness.succeeding)
      await new Promise((resolve) => setTimeout(resolve, 5))
      const second = await create(harness.succeeding)
      const found = await harness.provider.find(harness.succeeding, beginning(), signal)
      expect(found.map(({ id }) => id)).toEqual([second.id, first.id])
    })

    it('does not know a prediction that was never made', async () => {
      const absent = 'aaaaaaaaaaaaaaaaaaaaaaaaaa'
      expect(await errorOf(harness.provider.get(absent, signal))).toMatchObject({ code: 'not_found' })
      expect(await errorOf(harness.provider.wait(absent, { signal }))).toMatchObject({ code: 'not_found' })
    })

    it('makes files reachable, small and large, and fetches outputs', async () => {
      for (const size of [1000, 300_000]) {
        const file = { bytes: new Uint8Array(size).fill(7), mediaType: 'image/png', name: 'seven.png' }
        expect(await harness.provider.uploadFile(file, signal)).toMatch(
          /^(https?:\/\/|data:image\/png;base64,)/,
        )
      }
      const { id } = await create(harness.succeeding)
      const { output } = await harness.provider.wait(id, { signal })
      const url = Array.isArray(output) ? output[0] : output
      if (typeof url !== 'string') throw new TypeError('The output of the harness is no file.')
      const file = await harness.provider.download(url, signal)
      expect(file.bytes.byteLength).toBeGreaterThan(0)
      expect(file.mediaType).toMatch(/^\w+\/[\w.+-]+$/)
    })

    it('fetches nothing from addresses that are not its own', async () => {
      for (const url of ['https://example.com/out.png', 'http://127.0.0.2:9/out.png', 'file:///etc/passwd']) {
        expect(await errorOf(harness.provider.download(url, signal))).toMatchObject({ retryable: false })
      }
    })

    it('does not repeat a creation whose answer was lost, says so, and finds it again', async () => {
      harness.loseNextAnswer()
      if (harness.provider.isIdempotent) {
        // It may ask again by itself, under the same name; if it does not, whoever called it does.
        const options = { signal, id: 'asked-twice' }
        await harness.provider.create(harness.succeeding, options).catch(() => undefined)
        const { id } = await harness.provider.create(harness.succeeding, options)
        expect(await harness.provider.wait(id, { signal })).toMatchObject({ status: 'succeeded' })
      } else {
        const error = await errorOf(create(harness.succeeding))
        expect(error).toMatchObject({ code: 'provider_unreachable', retryable: false })
        expect(error.message).toMatch(/unknown whether/)
      }
      expect(harness.accepted()).toBe(1)
      expect(await harness.provider.find(harness.succeeding, beginning(), signal)).toHaveLength(1)
    })

    it('waits as long as it is asked to and then creates exactly one', async () => {
      harness.refuseNextCreation(7)
      const waits: (number | undefined)[] = []
      const onWaiting = (seconds: number | undefined) => waits.push(seconds)
      await harness.provider.create(harness.succeeding, { signal, onWaiting })
      expect(waits).toEqual([7])
      expect(harness.accepted()).toBe(1)
    })
  })
}

async function errorOf(promise: Promise<unknown>): Promise<WeftError> {
  try {
    await promise
  } catch (error) {
    if (error instanceof WeftError) return error
    throw error
  }
  throw new Error('Expected a WeftError, but nothing was thrown.')
}
