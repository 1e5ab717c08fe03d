import type { ImageContent } from '@modelcontextprotocol/server'
import { makeThumbnail } from '@weft/images'
import type { ImageValue, Value } from '@weft/ports'
import type { AssetStore } from '@weft/storage'

/** Larger pictures are shown smaller: an agent's context is no place for megabytes. */
const maxShownBytes = 500_000

/** Pixels. */
const shownWidth = 1024

/** So many pictures of one run are shown; the rest are named in the text. */
const maxShown = 8

/** The pictures among the outputs of a run, as contents that an agent sees. */
export async function imageContents(
  outputs: { readonly [name: string]: Value },
  assets: AssetStore,
): Promise<ImageContent[]> {
  const pictures = Object.values(outputs).flatMap(picturesIn).slice(0, maxShown)
  const contents = await Promise.all(pictures.map((picture) => toContent(picture, assets)))
  return contents.filter((content) => content !== undefined)
}

function picturesIn(value: Value): ImageValue[] {
  if (Array.isArray(value)) return value.flatMap(picturesIn)
  return isPicture(value) ? [value] : []
}

function isPicture(value: Value): value is ImageValue {
  return typeof value === 'object' && value !== null && 'asset' in value && 'width' in value
}

async function toContent(picture: ImageValue, assets: AssetStore): Promise<ImageContent | undefined> {
  const bytes = await assets.read(picture.asset)
  if (bytes === undefined) return undefined
  const shown =
    bytes.byteLength > maxShownBytes
      ? await makeThumbnail(bytes, { width: shownWidth })
      : { bytes, mediaType: picture.mediaType }
  return { type: 'image', data: Buffer.from(shown.bytes).toString('base64'), mimeType: shown.mediaType }
}
