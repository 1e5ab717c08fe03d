/** The picture formats that Weft takes in, by media type. */
export const imageMediaTypes = [
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/avif',
  'image/gif',
  'image/tiff',
  'image/heic',
] as const

/** The media type of a picture that Weft takes in. */
export type ImageMediaType = (typeof imageMediaTypes)[number]

/** Whether a media type is one of the pictures that Weft takes in. */
export function isImageMediaType(mediaType: string | undefined): mediaType is ImageMediaType {
  return imageMediaTypes.some((known) => known === mediaType)
}
