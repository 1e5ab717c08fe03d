/** Types that a browser shows and never runs. SVG, HTML, XML and PDF are not among them. */
const shown =
  /^(?:image\/(?:png|jpeg|webp|gif|avif|bmp|tiff)|video\/(?:mp4|webm|quicktime|ogg)|audio\/[\w.+-]+|text\/plain|application\/json)$/

/** How stored bytes are labelled: as what they are where that is harmless, else as bytes to be saved. */
export function safeMediaType(mediaType: string): { readonly type: string; readonly disposition: string } {
  const type = (mediaType.split(';')[0] ?? '').trim().toLowerCase()
  if (!shown.test(type)) return { type: 'application/octet-stream', disposition: 'attachment' }
  return { type: type === 'text/plain' ? 'text/plain; charset=utf-8' : type, disposition: 'inline' }
}
