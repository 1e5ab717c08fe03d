import type { MediaKind } from './port-kind.ts'

const extensions: readonly (readonly [MediaKind, RegExp])[] = [
  ['image', /^(png|jpe?g|webp|gif|avif|bmp|tiff?|svg|heic)$/],
  ['video', /^(mp4|webm|mov|mkv|avi|m4v)$/],
  ['audio', /^(wav|mp3|flac|ogg|m4a|aac|opus)$/],
  ['model', /^(safetensors|ckpt|pt|pth|onnx)$/],
]

/**
 * The kind of media of a file by its URL: the extension of its path, or the media type of a `data:` URL.
 * Nothing when it is no URL; `any` when it is one and says nothing.
 */
export function mediaFromUrl(text: string): MediaKind | undefined {
  const data = /^data:([a-z]+)\//i.exec(text)?.[1]?.toLowerCase()
  if (data !== undefined) return data === 'image' || data === 'video' || data === 'audio' ? data : 'any'
  if (!/^https?:\/\//i.test(text)) return undefined
  const path = text.replace(/[?#].*$/s, '')
  const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''
  return extensions.find(([, pattern]) => pattern.test(extension))?.[0] ?? 'any'
}
