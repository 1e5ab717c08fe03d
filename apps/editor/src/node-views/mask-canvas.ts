/** How a stroke is painted. */
export interface Stroke {
  /** Diameter in the picture's pixels. */
  readonly size: number
  readonly erase: boolean
}

/** A point of the window, in client pixels. */
interface ClientPoint {
  readonly clientX: number
  readonly clientY: number
}

/** A mask being painted. The canvas on screen shows it as a tint; what is kept is black and white. */
export interface MaskCanvas {
  /** Pixels, those of the picture. */
  readonly width: number
  /** Pixels, those of the picture. */
  readonly height: number
  readonly begin: (point: ClientPoint, stroke: Stroke) => void
  readonly move: (point: ClientPoint) => void
  readonly end: () => void
  readonly undo: () => void
  readonly clear: () => void
  readonly invert: () => void
  /** Strokes that can be taken back. */
  readonly steps: () => number
  /** The mask as a PNG of the picture's exact size: white where painted, black elsewhere. */
  readonly toPng: () => Promise<Blob>
}

/** Strokes that can be taken back; each is a copy of the whole mask. */
const mostSteps = 20

/** The tint of what is painted; opaque here, made translucent by the style sheet. */
const tint = '#e9b872'

/**
 * Prepares a canvas for painting over a picture: gives it the picture's pixels, and begins with an old mask, if any.
 * Throws when the picture cannot be loaded.
 */
export async function createMaskCanvas(
  canvas: HTMLCanvasElement,
  picture: string,
  mask: string | undefined,
): Promise<MaskCanvas> {
  const image = await loadPicture(picture)
  const width = image.naturalWidth
  const height = image.naturalHeight
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('This browser cannot paint.')
  const past: ImageData[] = []
  let stroke: Stroke | undefined
  let last: { x: number; y: number } | undefined
  if (mask !== undefined) context.putImageData(toTint(await loadPicture(mask), width, height), 0, 0)

  const remember = () => {
    past.push(context.getImageData(0, 0, width, height))
    if (past.length > mostSteps) past.shift()
  }
  const place = ({ clientX, clientY }: ClientPoint) => {
    const box = canvas.getBoundingClientRect()
    return { x: ((clientX - box.left) / box.width) * width, y: ((clientY - box.top) / box.height) * height }
  }
  const paintTo = (point: ClientPoint) => {
    if (!stroke) return
    const to = place(point)
    const from = last ?? to
    context.globalCompositeOperation = stroke.erase ? 'destination-out' : 'source-over'
    context.strokeStyle = tint
    context.lineWidth = stroke.size
    context.lineCap = 'round'
    context.lineJoin = 'round'
    context.beginPath()
    context.moveTo(from.x, from.y)
    // A line of no length draws no cap, so that a tap would paint nothing.
    context.lineTo(to.x + (from === to ? 0.01 : 0), to.y)
    context.stroke()
    last = to
  }
  return {
    width,
    height,
    begin(point, how) {
      remember()
      stroke = how
      last = undefined
      paintTo(point)
    },
    move: paintTo,
    end() {
      stroke = undefined
      last = undefined
    },
    undo() {
      const before = past.pop()
      if (before) context.putImageData(before, 0, 0)
    },
    clear() {
      remember()
      context.clearRect(0, 0, width, height)
    },
    invert() {
      remember()
      context.globalCompositeOperation = 'xor'
      context.fillStyle = tint
      context.fillRect(0, 0, width, height)
    },
    steps: () => past.length,
    toPng: () => toPng(context.getImageData(0, 0, width, height)),
  }
}

async function loadPicture(address: string): Promise<HTMLImageElement> {
  const image = new Image()
  image.crossOrigin = 'anonymous'
  image.src = address
  await image.decode().catch(() => {
    throw new Error('The picture could not be loaded, so nothing can be painted on it.')
  })
  return image
}

/** A black and white mask as the tint, stretched to a size. */
function toTint(mask: HTMLImageElement, width: number, height: number): ImageData {
  const context = new OffscreenCanvas(width, height).getContext('2d')
  if (!context) throw new Error('This browser cannot paint.')
  context.drawImage(mask, 0, 0, width, height)
  const pixels = context.getImageData(0, 0, width, height)
  for (let at = 0; at < pixels.data.length; at += 4) {
    const white = pixels.data[at] ?? 0
    pixels.data.set([0xe9, 0xb8, 0x72, white > 127 ? 255 : 0], at)
  }
  return pixels
}

/** The tint as a black and white PNG. */
async function toPng(tinted: ImageData): Promise<Blob> {
  const canvas = new OffscreenCanvas(tinted.width, tinted.height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser cannot paint.')
  const pixels = new ImageData(tinted.width, tinted.height)
  for (let at = 0; at < tinted.data.length; at += 4) {
    const value = (tinted.data[at + 3] ?? 0) > 127 ? 255 : 0
    pixels.data.set([value, value, value, 255], at)
  }
  context.putImageData(pixels, 0, 0)
  return canvas.convertToBlob({ type: 'image/png' })
}
