/** What `heic-decode` exports, as far as we use it: it has no types of its own. */
declare module 'heic-decode' {
  const decode: (source: { readonly buffer: Uint8Array }) => Promise<{
    readonly width: number
    readonly height: number
    readonly data: Uint8ClampedArray
  }>
  export = decode
}
