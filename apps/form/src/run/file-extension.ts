/** The ending of a file of a media type: `webp` for `image/webp`. */
export function fileExtension(mediaType: string): string {
  const [, subtype = ''] = /^[^/]+\/([^;]+)/.exec(mediaType) ?? []
  const known: { readonly [subtype: string]: string } = {
    jpeg: 'jpg',
    'svg+xml': 'svg',
    plain: 'txt',
    mpeg: 'mp3',
    'octet-stream': 'bin',
    quicktime: 'mov',
  }
  return known[subtype] ?? subtype.replace(/^x-/, '').replace(/\W.*$/, '')
}
