import type { Metadata } from 'sharp'
import { type ImageFacts, inspectImage } from './inspect-image.ts'
import { isStandardColour } from './is-standard-colour.ts'
import { loadSharp } from './load-sharp.ts'
import { openBytes } from './open-bytes.ts'
import { profileName } from './profile-name.ts'
import { rejectedImage } from './rejected-image.ts'
import { sniffMediaType } from './sniff-media-type.ts'

/** The longest side, in pixels, of a picture that somebody puts in to work on: models take far less, and screens too. */
export const longestSide = 4096

/** A picture made ready to be worked on. */
export interface PreparedPicture extends ImageFacts {
  readonly bytes: Uint8Array
  /** What was done to it, in words for people; nothing when its bytes are as they were. */
  readonly changes: readonly string[]
}

/** Formats that every browser shows and every model takes, one picture to a file. */
const plainFormats: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp'])

/** Formats that lose something each time they are written; photographs, which PNG would make many times larger. */
const lossyFormats: ReadonlySet<string> = new Set(['image/jpeg', 'image/heic', 'image/avif'])

/** What a file is called that is no picture we take, and what would help. */
const others: Readonly<Record<string, string>> = {
  'image/svg+xml': 'an SVG drawing, which has no pixels of its own. Export it as PNG first',
  'image/bmp': 'a BMP. Save it as PNG first',
  'image/x-icon': 'an icon. Save it as PNG first',
  'application/pdf': 'a PDF. Export the page as PNG first',
}

/**
 * Makes a picture ready to be worked on: upright, in sRGB with 8 bits, one frame, in a format that browsers and models
 * take, and no side longer than `longestSide`. What is all that already keeps its bytes, to the last.
 *
 * @param declared the media type that it came with, for what to say of a file that is no picture.
 * @throws WeftError `asset_rejected` for what is no picture, is damaged, or has too many pixels.
 */
export async function preparePicture(bytes: Uint8Array, declared: string): Promise<PreparedPicture> {
  const facts = await inspectImage(bytes)
  if (facts === undefined) throw rejectedImage(notAPicture(bytes, declared))
  const { mediaType } = facts
  const metadata = await (await loadSharp())(bytes, { limitInputPixels: false }).metadata()
  const opened = await openBytes(bytes)
  const isHeic = mediaType === 'image/heic'
  const colours = isHeic ? await opened.metadata() : metadata
  const frames = isHeic ? 1 : (metadata.pages ?? 1)
  const isTurned = (metadata.orientation ?? 1) !== 1
  const isOther = !isStandardColour(colours)
  const scale = Math.min(1, longestSide / Math.max(facts.width, facts.height))
  const isKept = !isTurned && !isOther && frames === 1 && scale === 1 && plainFormats.has(mediaType)
  if (isKept) return { ...facts, bytes, changes: [] }

  const upright = isHeic ? opened : opened.autoOrient()
  const sized =
    scale === 1 ? upright : upright.resize({ width: longestSide, height: longestSide, fit: 'inside' })
  const standard = isOther ? sized.toColourspace('srgb') : sized
  const isPhoto = lossyFormats.has(mediaType) && colours.hasAlpha !== true
  const written = isPhoto ? standard.jpeg({ quality: 95, chromaSubsampling: '4:4:4' }) : standard.png()
  const { data, info } = await written.toBuffer({ resolveWithObject: true })
  const to = isPhoto ? 'image/jpeg' : 'image/png'
  const changes = [
    ...(scale < 1 ? [`scaled down from ${facts.width} × ${facts.height}`] : []),
    ...(isTurned && !isHeic ? ['turned upright'] : []),
    ...(isOther ? [`colours brought to sRGB from ${colourWords(colours)}`] : []),
    ...(frames > 1 ? [`the first of ${frames} frames`] : []),
    ...(to === mediaType ? [] : [`${nameOf(mediaType)} became ${nameOf(to)}`]),
  ]
  return { bytes: new Uint8Array(data), mediaType: to, width: info.width, height: info.height, changes }
}

function notAPicture(bytes: Uint8Array, declared: string): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 512))
  const isSvg = /<svg[\s>]/i.test(head)
  const said = (declared.split(';')[0] ?? '').trim().toLowerCase()
  const type = sniffMediaType(bytes) ?? (isSvg ? 'image/svg+xml' : said)
  // A type that is only said, such as of a text that is named `.png`, is not what was found.
  const isEmptyWord = type === '' || type === 'application/octet-stream' || type.startsWith('image/')
  const found = others[type] ?? (isEmptyWord ? 'of no known format' : type)
  return `A picture was expected (PNG, JPEG, WebP, AVIF, GIF, TIFF or HEIC), but the file is ${found}.`
}

function colourWords(metadata: Metadata): string {
  if (metadata.space === 'cmyk') return 'CMYK'
  const profile = metadata.icc && profileName(metadata.icc)
  if (profile !== undefined) return profile
  return metadata.depth === 'uchar' ? `another colour space (${metadata.space})` : '16 bits'
}

function nameOf(mediaType: string): string {
  return mediaType.slice('image/'.length).toUpperCase().replace('WEBP', 'WebP')
}
