import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  componentSchema,
  createRateLimiter,
  formatInvalidFields,
  pageOf,
  parseProgress,
  parseVersionReference,
  problem,
  resolveSchema,
  signWebhook,
  validateInput,
  verifyWebhook,
} from './index.ts'
import { parseCancelAfter } from './parse-cancel-after.ts'
import { parsePreferWait } from './parse-prefer-wait.ts'

const document = {
  components: {
    schemas: {
      Input: {
        type: 'object',
        required: ['prompt'],
        properties: {
          prompt: { type: 'string' },
          image: { type: 'string', format: 'uri' },
          num_outputs: { type: 'integer', minimum: 1, maximum: 4 },
          scale: { type: 'number', ge: 0, le: 2 },
          aspect_ratio: { allOf: [{ $ref: '#/components/schemas/aspect_ratio' }], default: '1:1' },
          images: { type: 'array', nullable: true, items: { type: 'string', anyOf: [], format: 'uri' } },
          maybe: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
          size: { type: 'integer', enum: ['512', '256'] },
          steps: { type: 'integer', enum: [1, 2, 4] },
        },
      },
      aspect_ratio: { type: 'string', enum: ['1:1', '16:9'] },
    },
  },
}
const lines = (input: unknown) => formatInvalidFields(validateInput(input, document))

describe('validateInput', () => {
  it("accepts what fits and speaks Replicate's words for what does not", () => {
    expect(
      validateInput(
        { prompt: 'x', num_outputs: 4, aspect_ratio: '16:9', images: null, maybe: null },
        document,
      ),
    ).toEqual([])
    expect(validateInput({}, document)).toEqual([
      { type: 'required', field: 'input', description: 'prompt is required' },
    ])
    expect(lines({})).toBe('- input: prompt is required\n')
    expect(lines({ prompt: 'x', num_outputs: 5 })).toBe(
      '- input.num_outputs: Must be less than or equal to 4\n',
    )
    expect(lines({ prompt: 'x', num_outputs: 0 })).toBe(
      '- input.num_outputs: Must be greater than or equal to 1\n',
    )
    expect(lines({ prompt: 'x', aspect_ratio: '2:1' })).toBe(
      '- input.aspect_ratio: aspect_ratio must be one of the following: "1:1", "16:9"\n',
    )
    expect(lines({ prompt: 'x', colour: 'red' })).toBe('- input: Additional property colour is not allowed\n')
    expect(lines({ prompt: 'x', image: '' })).toBe("- input.image: Does not match format 'uri'\n")
    expect(lines({ prompt: 7 })).toBe('- input.prompt: Invalid type. Expected: string, given: integer\n')
    expect(lines({ prompt: 'x', num_outputs: 1.5 })).toBe(
      '- input.num_outputs: Invalid type. Expected: integer, given: number\n',
    )
    expect(lines({ prompt: null })).toBe('- input.prompt: Invalid type. Expected: string, given: null\n')
  })
  it('knows le and ge, enums of integers, texts listed for an integer, and lists', () => {
    expect(validateInput({ prompt: 'x', scale: 3 }, document).map(({ type }) => type)).toEqual(['number_lte'])
    expect(validateInput({ prompt: 'x', scale: -1 }, document).map(({ type }) => type)).toEqual([
      'number_gte',
    ])
    expect(validateInput({ prompt: 'x', size: 512, steps: 4, maybe: 3 }, document)).toEqual([])
    expect(validateInput({ prompt: 'x', size: 100 }, document).map(({ type }) => type)).toEqual(['enum'])
    expect(validateInput({ prompt: 'x', steps: '4' }, document).map(({ type }) => type)).toEqual([
      'invalid_type',
    ])
    expect(
      validateInput({ prompt: 'x', images: ['https://a/b', 'no'] }, document).map(({ field }) => field),
    ).toEqual(['input.images.1'])
  })
})

describe('resolveSchema', () => {
  it('merges allOf with its siblings, unwraps null, and survives circles', () => {
    const merged = resolveSchema(
      { allOf: [{ $ref: '#/components/schemas/aspect_ratio' }], default: '1:1', title: 'Own' },
      document,
    )
    expect(merged).toEqual({ type: 'string', enum: ['1:1', '16:9'], default: '1:1', title: 'Own' })
    expect(resolveSchema({ anyOf: [{ type: 'integer' }, { type: 'null' }] }, {})).toEqual({
      type: 'integer',
      nullable: true,
    })
    expect(resolveSchema({ $ref: '#/a' }, { a: { $ref: '#/a' } })).toEqual({})
  })
})

const published = new URL('../../../../shared/reference/schemas/', import.meta.url)
describe.skipIf(!existsSync(published))('published schemas', () => {
  it('accept the inputs of their own examples', () => {
    let examples = 0
    for (const name of readdirSync(published)) {
      const { openapi_schema, default_example } = JSON.parse(readFileSync(new URL(name, published), 'utf8'))
      expect(componentSchema(openapi_schema, 'Input'), name).toHaveProperty('properties')
      if (default_example?.input === undefined) continue
      examples += 1
      const findings = validateInput(default_example.input, openapi_schema)
      // An example may hold what a later version of its schema dropped.
      expect(
        findings.filter(({ type }) => type !== 'additional_property_not_allowed'),
        name,
      ).toEqual([])
    }
    expect(examples).toBeGreaterThan(3)
  })
})

describe('request parts', () => {
  it('reads versions, Prefer and Cancel-After', () => {
    const hex = 'a'.repeat(64)
    expect(parseVersionReference(hex)).toEqual({ kind: 'version', version: hex })
    expect(parseVersionReference(`o/n:${hex}`)).toEqual({
      kind: 'model-version',
      owner: 'o',
      name: 'n',
      version: hex,
    })
    expect(parseVersionReference('o/n')).toEqual({ kind: 'official', owner: 'o', name: 'n' })
    expect(parseVersionReference('abc123')).toBeUndefined()
    expect(parseVersionReference('o/n:abc123')).toBeUndefined()
    expect(
      ['wait', 'wait=5', 'respond-async, wait=90', 'wait=0', 'waiting', undefined].map(parsePreferWait),
    ).toEqual([60000, 5000, 60000, 1000, undefined, undefined])
    expect(['30s', '5m', '1h30m45s', '7', '4s', 'soon', ''].map(parseCancelAfter)).toEqual([
      30000,
      300000,
      5445000,
      7000,
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('webhooks', () => {
  const content = {
    id: 'msg_1',
    timestampSeconds: 1700000000,
    body: '{"a":1}',
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  }
  const received = {
    ...content,
    timestamp: '1700000000',
    signature: signWebhook(content),
    now: 1700000100_000,
    toleranceSeconds: 300,
  }
  it("signs as Standard Webhooks' published example", () => {
    const example = {
      ...content,
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      timestampSeconds: 1614265330,
      body: '{"test": 2432232314}',
    }
    expect(signWebhook(example)).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  })
  it('accepts one good signature among several and refuses age and change', () => {
    expect(verifyWebhook(received)).toBeUndefined()
    expect(verifyWebhook({ ...received, signature: `v1,bad v2,x ${received.signature}` })).toBeUndefined()
    expect(verifyWebhook({ ...received, body: '{"a":2}' })).toBe('signature-mismatch')
    expect(verifyWebhook({ ...received, now: 1700000301_000 })).toBe('timestamp-out-of-tolerance')
    expect(verifyWebhook({ ...received, timestamp: 'now' })).toBe('timestamp-unreadable')
  })
})

describe('parseProgress', () => {
  const bar = (step: number, steps: number) =>
    ` ${Math.round((step / steps) * 100)}%|██▌       | ${step}/${steps} [00:01<00:04,  5.10it/s]`
  it('reads bars, bars on one line, and lines without a percentage', () => {
    expect(parseProgress('Using seed: 5\nPrompt: 50% off | sale\n')).toBeUndefined()
    expect(parseProgress(`x\n${bar(7, 28)}\n`)).toEqual({ fraction: 0.25, step: 7, steps: 28 })
    expect(parseProgress(`${bar(0, 4)}\r${bar(1, 4)}\r${bar(3, 4)}`)).toEqual({
      fraction: 0.75,
      step: 3,
      steps: 4,
    })
    expect(parseProgress('1it [00:00, 9it/s]\n4it [00:00, 9.1it/s]')).toEqual({ step: 4 })
    expect(parseProgress(`${bar(7, 28)}\n 50%|█████     | 14/2`)).toEqual({
      fraction: 0.25,
      step: 7,
      steps: 28,
    })
    expect(parseProgress(`Loading pipeline components...: ${bar(7, 7)}\n${bar(7, 28)}`)?.fraction).toBe(0.25)
  })
  it('never runs backwards, however many bars come', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 9 }),
        (bars, shown, steps) => {
          let logs = ''
          let last = 0
          for (let at = 0; at < shown; at++) {
            for (let step = 0; step <= steps; step++) {
              logs += `${bar(step, steps)}${step % 2 ? '\r' : '\n'}`
              const fraction = parseProgress(logs, { bars })?.fraction ?? -1
              expect(fraction).toBeGreaterThanOrEqual(last)
              expect(fraction).toBeLessThanOrEqual(1)
              last = fraction
            }
          }
          expect(last).toBeCloseTo(Math.min(1, shown / bars))
        },
      ),
    )
  })
})

describe('pageOf', () => {
  it('walks through every item once, forwards and back, while newer ones come in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 1, max: 7 }), (count, limit) => {
        let items = Array.from({ length: count }, (_, index) => String(count - index))
        const expected = [...items]
        const seen: string[] = []
        let cursor: string | undefined
        let newer = count
        do {
          const page = pageOf({ items, cursor, limit, keyOf: (item) => item })
          seen.push(...(page?.results ?? []))
          cursor = page?.nextCursor
          newer += 1
          items = [String(newer), ...items]
        } while (cursor !== undefined)
        expect(seen).toEqual(expected)
      }),
    )
    const items = ['a', 'b', 'c', 'd']
    const second = pageOf({
      items,
      cursor: pageOf({ items, cursor: undefined, limit: 2, keyOf: String })?.nextCursor,
      limit: 2,
      keyOf: String,
    })
    expect(second?.results).toEqual(['c', 'd'])
    expect(pageOf({ items, cursor: second?.previousCursor, limit: 2, keyOf: String })?.results).toEqual([
      'a',
      'b',
    ])
    expect(pageOf({ items, cursor: 'junk', limit: 2, keyOf: String })).toBeUndefined()
  })
})

describe('createRateLimiter', () => {
  it('lets a burst through and then the steady rate, and its advice is true', () => {
    let now = 0
    const limiter = createRateLimiter({ now: () => now, create: { perMinute: 6, burst: 1 } })
    expect(limiter.take('create')).toMatchObject({ allowed: true, remaining: 0 })
    expect(limiter.take('create')).toMatchObject({ allowed: false, resetSeconds: 10 })
    now += 9_000
    expect(limiter.take('create').allowed).toBe(false)
    now += 1_000
    expect(limiter.take('create').allowed).toBe(true)
    expect(limiter.take('other').allowed).toBe(true)
  })
})

describe('problem', () => {
  it('writes bodies as the API does', () => {
    expect(problem.throttled(7).toBody()).toMatchObject({
      status: 429,
      retry_after: 7,
      detail: expect.stringContaining('resets in ~7s.'),
    })
    expect(problem.unauthenticated().toBody()).toEqual({
      title: 'Unauthenticated',
      detail: 'You did not pass a valid authentication token',
      status: 401,
    })
  })
})
