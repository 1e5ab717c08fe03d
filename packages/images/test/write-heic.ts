/** The colour of a pixel as HEVC keeps it. */
export interface HeicPixel {
  readonly y: number
  readonly cb: number
  readonly cr: number
}

/** Bits, most significant first. */
function bitWriter() {
  const bytes: number[] = []
  let count = 0
  const bit = (value: number) => {
    if (count % 8 === 0) bytes.push(0)
    if (value) bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | (0x80 >> (count % 8))
    count += 1
  }
  const u = (value: number, length: number) => {
    for (let at = length - 1; at >= 0; at -= 1) bit(Math.floor(value / 2 ** at) % 2)
  }
  const ue = (value: number) => {
    const length = Math.floor(Math.log2(value + 1))
    u(0, length)
    u(value + 1, length + 1)
  }
  const align = (first: number) => {
    if (first) bit(1)
    while (count % 8 !== 0) bit(0)
  }
  return { bytes, bit, u, ue, align }
}

type Bits = ReturnType<typeof bitWriter>

/** Ranges of the less probable symbol, for the first states of a context: more are not reached in so small a picture. */
const lpsRanges = [
  [128, 176, 208, 240],
  [128, 167, 197, 227],
  [128, 158, 187, 216],
  [123, 150, 178, 205],
  [116, 142, 169, 195],
  [111, 135, 160, 185],
  [105, 128, 152, 175],
  [100, 122, 144, 166],
  [95, 116, 137, 158],
  [90, 110, 130, 150],
  [85, 104, 123, 142],
  [81, 99, 117, 135],
  [77, 94, 111, 128],
] as const

/** The arithmetic coder of HEVC as far as pictures of raw blocks need it. */
function arithmeticCoder(bits: Bits) {
  let low = 0
  let range = 510
  let outstanding = 0
  let isFirst = true
  const start = () => {
    low = 0
    range = 510
    outstanding = 0
    isFirst = true
  }
  const put = (value: number) => {
    if (isFirst) isFirst = false
    else bits.bit(value)
    for (; outstanding > 0; outstanding -= 1) bits.bit(1 - value)
  }
  const renormalize = () => {
    while (range < 256) {
      if (low < 256) put(0)
      else if (low >= 512) {
        low -= 512
        put(1)
      } else {
        low -= 256
        outstanding += 1
      }
      range *= 2
      low *= 2
    }
  }
  const probable = (state: number) => {
    range -= lpsRanges[state]?.[(range >> 6) & 3] ?? 2
    renormalize()
  }
  const terminate = (value: 0 | 1) => {
    range -= 2
    if (value === 0) return renormalize()
    low += range
    range = 2
    renormalize()
    put((low >> 9) & 1)
    bits.u(((low >> 7) & 3) | 1, 2)
  }
  return { start, probable, terminate }
}

/** Pixels of a block, which is also the smallest size of a picture. */
const block = 16

function profile(bits: Bits) {
  bits.u(3, 8)
  bits.u(0x70000000, 32)
  bits.u(0b1011, 4)
  bits.u(0, 44)
  bits.u(93, 8)
}

function videoParameters(): readonly number[] {
  const bits = bitWriter()
  bits.u(0b0000_11_000000_000_1, 16)
  bits.u(0xffff, 16)
  profile(bits)
  bits.bit(1)
  for (let at = 0; at < 3; at += 1) bits.ue(0)
  bits.u(0, 6)
  bits.ue(0)
  bits.u(0, 2)
  bits.align(1)
  return bits.bytes
}

function sequenceParameters(width: number, height: number): readonly number[] {
  const bits = bitWriter()
  bits.u(0b0000_000_1, 8)
  profile(bits)
  bits.ue(0)
  bits.ue(1)
  bits.ue(width)
  bits.ue(height)
  bits.bit(0)
  for (let at = 0; at < 3; at += 1) bits.ue(0)
  bits.bit(1)
  for (let at = 0; at < 3; at += 1) bits.ue(0)
  for (const value of [1, 0, 0, 2, 0, 0]) bits.ue(value)
  bits.u(0b000, 3)
  bits.bit(1)
  bits.u(7, 4)
  bits.u(7, 4)
  bits.ue(1)
  bits.ue(0)
  bits.bit(1)
  bits.ue(0)
  bits.u(0b00000, 5)
  bits.align(1)
  return bits.bytes
}

function pictureParameters(): readonly number[] {
  const bits = bitWriter()
  bits.ue(0)
  bits.ue(0)
  bits.u(0, 7)
  for (let at = 0; at < 3; at += 1) bits.ue(0)
  bits.u(0, 3)
  bits.ue(0)
  bits.ue(0)
  bits.u(0, 7)
  bits.u(0b1_0_1_0_0, 5)
  bits.ue(0)
  bits.u(0, 2)
  bits.align(1)
  return bits.bytes
}

function slice(width: number, height: number, pixel: (x: number, y: number) => HeicPixel): readonly number[] {
  const bits = bitWriter()
  bits.u(0b10, 2)
  bits.ue(0)
  bits.ue(2)
  bits.ue(0)
  bits.align(1)
  const coder = arithmeticCoder(bits)
  coder.start()
  const blocks = (width / block) * (height / block)
  for (let at = 0; at < blocks; at += 1) {
    const left = (at % (width / block)) * block
    const top = Math.floor(at / (width / block)) * block
    coder.probable(at)
    coder.terminate(1)
    bits.align(0)
    for (const [step, part] of [
      [1, 'y'],
      [2, 'cb'],
      [2, 'cr'],
    ] as const)
      for (let y = 0; y < block; y += step)
        for (let x = 0; x < block; x += step) bits.u(pixel(left + x, top + y)[part], 8)
    coder.start()
    coder.terminate(at === blocks - 1 ? 1 : 0)
  }
  bits.align(0)
  return bits.bytes
}

/** A unit of the stream; what looks like a start code is broken up. */
function unit(type: number, payload: readonly number[]): Uint8Array {
  const escaped: number[] = [type << 1, 1]
  let zeros = 0
  for (const byte of payload) {
    if (zeros >= 2 && byte <= 3) {
      escaped.push(3)
      zeros = 0
    }
    escaped.push(byte)
    zeros = byte === 0 ? zeros + 1 : 0
  }
  return Uint8Array.from(escaped)
}

const big = (value: number, length: number) =>
  Uint8Array.from({ length }, (_, at) => Math.floor(value / 2 ** (8 * (length - 1 - at))) % 256)

const text = (words: string) => new TextEncoder().encode(words)

const join = (...parts: readonly (Uint8Array | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]))

const box = (type: string, ...parts: readonly (Uint8Array | readonly number[])[]) => {
  const body = join(...parts)
  return join(big(body.length + 8, 4), text(type), body)
}

const full = (type: string, version: number, ...parts: readonly (Uint8Array | readonly number[])[]) =>
  box(type, [version, 0, 0, 0], ...parts)

/**
 * Writes a HEIC picture whose blocks are stored raw: a real file for tests, without an encoder.
 *
 * @param size multiples of 16 pixels, of at most 12 blocks.
 * @param options.turns quarter turns against the clock that the file asks for; `profile` is an ICC profile.
 */
export function writeHeic(
  { width, height }: { readonly width: number; readonly height: number },
  pixel: (x: number, y: number) => HeicPixel,
  options: { readonly turns?: number; readonly profile?: Uint8Array } = {},
): Uint8Array {
  const units = [
    unit(32, videoParameters()),
    unit(33, sequenceParameters(width, height)),
    unit(34, pictureParameters()),
  ] as const
  const arrays = units.map((one, at) => join([0x80 | (32 + at), 0, 1], big(one.length, 2), one))
  const configuration = box(
    'hvcC',
    [1, 3],
    big(0x70000000, 4),
    [0xb0, 0, 0, 0, 0, 0, 93, 0xf0, 0, 0xfc, 0xfd, 0xf8, 0xf8, 0, 0, 0x0f, 3],
    ...arrays,
  )
  const properties = [
    configuration,
    full('ispe', 0, big(width, 4), big(height, 4)),
    ...(options.profile ? [box('colr', text('prof'), options.profile)] : []),
    ...(options.turns ? [box('irot', [options.turns])] : []),
  ]
  const picture = unit(19, slice(width, height, pixel))
  const data = join(big(picture.length, 4), picture)
  const head = box('ftyp', text('heic'), [0, 0, 0, 0], text('mif1heic'))
  const meta = (offset: number) =>
    full(
      'meta',
      0,
      full('hdlr', 0, [0, 0, 0, 0], text('pict'), big(0, 13)),
      full('pitm', 0, [0, 1]),
      full('iloc', 0, [0x44, 0], [0, 1], [0, 1], [0, 0], [0, 1], big(offset, 4), big(data.length, 4)),
      full('iinf', 0, [0, 1], full('infe', 2, [0, 1, 0, 0], text('hvc1'), [0])),
      box(
        'iprp',
        box('ipco', ...properties),
        full(
          'ipma',
          0,
          big(1, 4),
          [0, 1, properties.length],
          properties.map((_, at) => 0x80 | (at + 1)),
        ),
      ),
    )
  const offset = head.length + meta(0).length + 8
  return join(head, meta(offset), box('mdat', data))
}
