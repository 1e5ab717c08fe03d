/** Makes one second of a soft tone as a WAV file (8 kHz, mono, 16 bits); `salt` chooses its pitch. */
export function encodeTone(salt: number): {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mediaType: string
} {
  const rate = 8000
  const bytes = new Uint8Array(44 + rate * 2)
  const view = new DataView(bytes.buffer)
  const write = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at)
  write(0, 'RIFF')
  view.setUint32(4, bytes.length - 8, true)
  write(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  write(36, 'data')
  view.setUint32(40, rate * 2, true)
  const pitch = 220 * 2 ** ((salt % 13) / 12)
  for (let at = 0; at < rate; at++) {
    const swell = Math.sin((at / rate) * Math.PI)
    view.setInt16(44 + at * 2, Math.round(Math.sin((at / rate) * pitch * 2 * Math.PI) * swell * 6000), true)
  }
  return { bytes, mediaType: 'audio/wav' }
}
