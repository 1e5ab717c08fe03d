/** Where a format's first bytes tell it, as pairs of offset and text (bytes as Latin-1). */
const signatures: readonly (readonly [mediaType: string, ...marks: (readonly [number, string])[]])[] = [
  ['image/png', [0, '\x89PNG\r\n\x1a\n']],
  ['image/jpeg', [0, '\xff\xd8\xff']],
  ['image/webp', [0, 'RIFF'], [8, 'WEBP']],
  ['image/gif', [0, 'GIF87a']],
  ['image/gif', [0, 'GIF89a']],
  ['image/tiff', [0, 'II*\0']],
  ['image/tiff', [0, 'MM\0*']],
  ['image/avif', [4, 'ftypavif']],
  ['image/avif', [4, 'ftypavis']],
  ['image/heic', [4, 'ftypheic']],
  ['image/heic', [4, 'ftypheix']],
  ['image/heic', [4, 'ftypheim']],
  ['image/heic', [4, 'ftypheis']],
  ['video/quicktime', [4, 'ftypqt  ']],
  ['video/mp4', [4, 'ftyp']],
  ['video/webm', [0, '\x1aE\xdf\xa3']],
  ['audio/wav', [0, 'RIFF'], [8, 'WAVE']],
  ['audio/mpeg', [0, 'ID3']],
  ['audio/flac', [0, 'fLaC']],
  ['audio/ogg', [0, 'OggS']],
  ['model/gltf-binary', [0, 'glTF']],
  ['application/zip', [0, 'PK\x03\x04']],
  ['application/pdf', [0, '%PDF-']],
  ['image/bmp', [0, 'BM'], [6, '\0\0\0\0']],
  ['image/x-icon', [0, '\0\0\x01\0']],
]

/** The media type that the first bytes show, or undefined for a format that is not known here. */
export function sniffMediaType(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 32))
  // AVIF and HEIC files may name another brand first ("mif1") and say what they are among the compatible ones.
  if (head.startsWith('ftypmif1', 4) && head.includes('avif', 12)) return 'image/avif'
  if (head.startsWith('ftypmif1', 4) && /hei[cxms]/.test(head.slice(12))) return 'image/heic'
  return signatures.find(([, ...marks]) =>
    marks.every(([offset, text]) => head.startsWith(text, offset)),
  )?.[0]
}
