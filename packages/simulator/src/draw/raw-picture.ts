/** Eight-bit sRGB pixels, three bytes each, rows from the top. */
export type RawPicture = {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array<ArrayBuffer>
}
