import type { ImageOperations } from '@weft/nodes'

const refuse = (): never => {
  throw new Error('The nodes of this benchmark touch no picture.')
}

/** Image operations for nodes that touch no picture. */
export const noImages: ImageOperations = {
  alphaMask: refuse,
  normalize: refuse,
  fitMask: refuse,
  maskFromImage: refuse,
  invertMask: refuse,
  growMask: refuse,
  featherMask: refuse,
  combineMasks: refuse,
  resizeImage: refuse,
  cropImage: refuse,
  padImage: refuse,
  padMask: refuse,
  compositeImages: refuse,
  convertImage: refuse,
  drawGrid: refuse,
}
