import { describe, expect, it } from 'vitest'
import { canConnect, describePortType, type PortType, portKinds } from './index.ts'

const one = (kind: PortType['kind'], more: Partial<PortType> = {}): PortType => ({
  kind,
  list: false,
  ...more,
})
const choice = (...choices: (string | number | boolean)[]) => one('choice', { choices })

/** From, to, and nothing when they fit, else the code and what would mend it. */
const table: readonly (readonly [PortType, PortType, string?])[] = [
  [one('integer'), one('number')],
  [one('number'), one('integer'), 'type-mismatch'],
  [one('integer'), one('text'), 'type-mismatch'],
  [one('text'), one('integer'), 'type-mismatch'],
  [one('text'), choice('a', 'b'), 'type-mismatch'],
  [choice('a', 'b'), one('text')],
  [choice(1, 2), one('text'), 'type-mismatch'],
  [choice(1, 2), one('integer')],
  [choice(1, 2.5), one('integer'), 'type-mismatch'],
  [choice(1, 2.5), one('number')],
  [choice(1, 2), one('integer', { minimum: 5 }), 'range-mismatch'],
  [choice(true), one('boolean')],
  [choice('a'), choice('a', 'b')],
  [choice('a', 'c'), choice('a', 'b'), 'choice-mismatch'],
  [choice('1'), choice(1), 'choice-mismatch'],
  [one('mask'), one('image')],
  [one('image'), one('mask'), 'type-mismatch mask-from-image'],
  [one('image'), one('file', { media: 'any' })],
  [one('image'), one('file', { media: 'image' })],
  [one('image'), one('file', { media: 'video' }), 'media-mismatch'],
  [one('file', { media: 'any' }), one('image')],
  [one('file', { media: 'image' }), one('image')],
  [one('file', { media: 'video' }), one('image'), 'type-mismatch'],
  [one('file', { media: 'image' }), one('mask'), 'type-mismatch mask-from-image'],
  [one('file', { media: 'any' }), one('file', { media: 'audio' })],
  [one('file', { media: 'video' }), one('file', { media: 'audio' }), 'media-mismatch'],
  [one('text'), one('file', { media: 'any' }), 'type-mismatch'],
  [one('loras'), one('loras')],
  [one('text'), one('loras'), 'type-mismatch'],
  [one('secret'), one('secret')],
  [one('secret'), one('text'), 'type-mismatch'],
  [one('text'), one('secret'), 'type-mismatch'],
  [one('loras'), one('json')],
  [one('image'), one('json'), 'type-mismatch'],
  [one('file', { media: 'any' }), one('json'), 'type-mismatch'],
  [one('json'), one('text'), 'type-mismatch'],
  [one('boolean'), one('number'), 'type-mismatch'],
  [one('integer', { minimum: 0, maximum: 9 }), one('integer', { minimum: 1, maximum: 4 })],
  [one('integer', { minimum: 5 }), one('integer', { maximum: 4 }), 'range-mismatch'],
  [one('integer', { maximum: 3 }), one('number', { minimum: 4 }), 'range-mismatch'],
  [one('image', { list: true }), one('image')],
  [one('image'), one('image', { list: true })],
  [one('mask', { list: true }), one('image', { list: true })],
  [one('text', { list: true }), one('image'), 'type-mismatch'],
]

describe('canConnect', () => {
  it.each(
    table.map(
      ([from, to, issue]) => [describePortType(from), describePortType(to), { from, to, issue }] as const,
    ),
  )('%s to %s', (_from, _to, { from, to, issue }) => {
    const found = canConnect({ label: 'a.out', port: from }, { label: 'b.in', port: to })
    const words = found === undefined ? undefined : [found.code, found.convert].filter(Boolean).join(' ')
    expect(words).toBe(issue)
  })

  it.each(portKinds)('lets %s into any, and itself into itself', (kind) => {
    const port = one(kind, kind === 'choice' ? { choices: ['a'] } : {})
    expect(canConnect({ label: 'a.out', port }, { label: 'b.in', port: one('any') })).toBeUndefined()
    expect(canConnect({ label: 'a.out', port }, { label: 'b.in', port })).toBeUndefined()
  })

  it('names both sides in plain English', () => {
    const from = { label: 'prompt.text', port: one('text') }
    const to = { label: 'seed', port: one('integer', { minimum: 0, maximum: 4294967295 }) }
    expect(canConnect(from, to)?.message).toBe(
      '`seed` takes a whole number from 0 to 4294967295, but `prompt.text` gives text',
    )
    const mask = canConnect(
      { label: 'photo.image', port: one('image') },
      { label: 'flux.mask', port: one('mask') },
    )
    expect(mask?.message).toBe(
      '`flux.mask` takes a mask, but `photo.image` gives an image. Put a `mask-from-image` node between them',
    )
  })
})

describe('describePortType', () => {
  it('says what a port takes', () => {
    const say = (port: PortType) => describePortType(port)
    expect(say(one('integer', { minimum: 0, maximum: 100 }))).toBe('a whole number from 0 to 100')
    expect(say(one('number', { minimum: 1 }))).toBe('a number of at least 1')
    expect(say(one('integer', { list: true, maximum: 4 }))).toBe('a list of whole numbers of at most 4')
    expect(say(one('image', { list: true }))).toBe('a list of images')
    expect(say(choice('dev', 'schnell'))).toBe('one of `dev`, `schnell`')
    expect(say(choice(...Array.from({ length: 12 }, (_, index) => index)))).toBe('one of 12 choices')
    expect(say(one('file', { media: 'video' }))).toBe('a video')
    expect(say(one('file'))).toBe('a file')
  })
})
