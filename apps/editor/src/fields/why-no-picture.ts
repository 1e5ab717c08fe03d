/** Endings of files that are no pictures, and what those are. */
const kinds: readonly (readonly [what: string, endings: RegExp])[] = [
  ['a page', /^(html?|xhtml|php|aspx?|jsp)$/],
  ['a document', /^(pdf|docx?|xlsx?|pptx?|odt|epub|txt|md|csv|json|ya?ml|xml)$/],
  ['an archive', /^(zip|tar|t?gz|bz2|xz|7z|rar)$/],
  ['a video', /^(mp4|m4v|webm|mov|mkv|avi)$/],
  ['a sound', /^(wav|mp3|flac|ogg|m4a|aac|opus)$/],
  ['weights of a model', /^(safetensors|ckpt|pt|pth|onnx|gguf)$/],
]

/** Sites whose addresses lead to pages about files, as far as those are told by their paths. */
const pages: readonly (readonly [host: RegExp, path: RegExp])[] = [
  [
    /^github\.com$/,
    /^\/[^/]*(\/[^/]*(\/((blob|tree|issues|pull|wiki|releases|discussions|actions)(\/.*)?)?)?)?$/,
  ],
  [/^replicate\.com$/, /^/],
  [/^huggingface\.co$/, /^(?!.*\/resolve\/)/],
  [/^civitai\.com$/, /^\/(models|images|user)\b/],
  [/^(youtube\.com|m\.youtube\.com|youtu\.be|vimeo\.com)$/, /^/],
]

/**
 * What an https address surely leads to in place of a picture, such as `a video`; nothing where it may be one. Asks
 * nobody: an address without an ending may be a picture.
 */
export function whyNoPicture(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const { hostname, pathname } = new URL(address)
  const host = hostname.replace(/^www\./, '')
  if (pages.some(([site, path]) => site.test(host) && path.test(pathname))) return 'a page'
  const ending = /\.([a-z0-9]+)$/i.exec(pathname)?.[1]?.toLowerCase() ?? ''
  return kinds.find(([, endings]) => endings.test(ending))?.[0]
}
