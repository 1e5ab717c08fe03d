import type { Json } from '@weft/ports'
import { create } from 'zustand'

/** A mask that shall be painted. */
export interface MaskPainting {
  /** Address of the picture to paint on. */
  readonly picture: string
  /** The mask to begin with, if any. */
  readonly mask: Json | undefined
  /** Takes the mask that was stored, with its size. */
  readonly onKeep: (mask: Json) => void
}

/** The painting that is open. It is not kept by the card that asked for it: a card leaves the screen with its canvas. */
export const useMaskPainting = create<{ readonly painting: MaskPainting | undefined }>(() => ({
  painting: undefined,
}))
