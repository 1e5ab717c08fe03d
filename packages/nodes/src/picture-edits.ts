import type { ImageSize, ImageValue } from '@weft/ports'

/** Which part of a picture becomes a mask. */
export type MaskChannel = 'luminance' | 'alpha' | 'red' | 'green' | 'blue'

/** How two masks become one: white in either, white in both, white in the first but not in the second. */
export type MaskCombination = 'union' | 'intersection' | 'difference'

/** A rectangle of a picture, in pixels from its top left corner. */
export interface PictureArea extends ImageSize {
  readonly x: number
  readonly y: number
}

/** Pixels added at each side; none is negative. */
export interface Margins {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** How one picture is laid on another. */
export interface Overlay {
  /** Where the overlay's top left corner goes, in pixels of the base; it may lie outside of it. */
  readonly x: number
  readonly y: number
  readonly blend: BlendMode
  /** 0 to 1. */
  readonly opacity: number
  /** The overlay shows where it is white; stretched to the overlay's size. */
  readonly mask?: ImageValue
}

/** Blend modes, by their usual names. */
export const blendModes = [
  'normal',
  'multiply',
  'screen',
  'overlay',
  'darken',
  'lighten',
  'hard-light',
  'soft-light',
  'difference',
] as const

/** How the colours of an overlay meet those below it. */
export type BlendMode = (typeof blendModes)[number]

/** File formats that pictures are written in. */
export const pictureFormats = ['png', 'jpg', 'webp'] as const

/** A file format that pictures are written in. */
export type PictureFormat = (typeof pictureFormats)[number]

/** How pictures are laid out in a grid, and what is written there. */
export interface GridLayout {
  readonly columns: number
  /** Pixels between two pictures, and around them all. */
  readonly gap: number
  /** Under each picture, as many as there are pictures. */
  readonly captions?: readonly string[]
  /** Over each column. */
  readonly columnLabels?: readonly string[]
  /** Left of each row. */
  readonly rowLabels?: readonly string[]
}

/**
 * What the picture and mask nodes do to pixels. Pictures in, pictures out; equal pictures in give equal bytes out.
 * Masks are grey, white is what counts. All throw `asset_rejected` for a picture that cannot be read.
 */
export interface PictureEdits {
  /** Grey levels of a channel; with a threshold (0 to 255), white from there on and black below. */
  readonly maskFromImage: (
    image: ImageValue,
    options: { readonly channel: MaskChannel; readonly threshold?: number },
  ) => Promise<ImageValue>
  readonly invertMask: (mask: ImageValue) => Promise<ImageValue>
  /** Grows the white by pixels; a negative number shrinks it. */
  readonly growMask: (mask: ImageValue, pixels: number) => Promise<ImageValue>
  /** Softens the edge over about this many pixels on each side. */
  readonly featherMask: (mask: ImageValue, pixels: number) => Promise<ImageValue>
  /** Two masks of one size. */
  readonly combineMasks: (a: ImageValue, b: ImageValue, mode: MaskCombination) => Promise<ImageValue>
  /** To exactly a size: `cover` cuts what stands over, `contain` and `stretch` are given the size they need. */
  readonly resizeImage: (image: ImageValue, size: ImageSize, fit: 'cover' | 'stretch') => Promise<ImageValue>
  /** The area lies within the picture. */
  readonly cropImage: (image: ImageValue, area: PictureArea) => Promise<ImageValue>
  /** `fill`: `edge` draws the outermost pixels on, `mirror` reflects, else a colour such as `#202020`. */
  readonly padImage: (image: ImageValue, margins: Margins, fill: string) => Promise<ImageValue>
  /** A mask that is white in the margins and black where a picture of this size was. */
  readonly padMask: (size: ImageSize, margins: Margins) => Promise<ImageValue>
  /** The result has the size of the base. */
  readonly compositeImages: (base: ImageValue, overlay: ImageValue, how: Overlay) => Promise<ImageValue>
  /** `quality` from 1 to 100; png has none. Transparency becomes white in jpg. */
  readonly convertImage: (image: ImageValue, format: PictureFormat, quality: number) => Promise<ImageValue>
  /**
   * Pictures in rows of cells as large as the largest of them, each in the middle of its cell, on white; what is
   * missing is a labelled gap. When it would have more pixels than a picture may have, all are made smaller by the same
   * share. Throws `too_large` when they would become too small to be seen.
   */
  readonly drawGrid: (images: readonly (ImageValue | undefined)[], layout: GridLayout) => Promise<ImageValue>
}
