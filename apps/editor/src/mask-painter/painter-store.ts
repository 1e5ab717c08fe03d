import { createStore, type StoreApi } from 'zustand'
import type { Outline } from './core/gesture.ts'
import type { PainterView } from './core/painter-view.ts'
import type { PixelPoint, PixelSize } from './core/pixel-area.ts'
import type { PaintTool, ToolSettings } from './core/tool-settings.ts'

/** What the painter's screen shows besides the pixels. */
export interface PainterState extends ToolSettings {
  readonly tool: PaintTool
  /** Pixels to grow, shrink or feather by. */
  readonly amount: number
  /** The colour that the mask is shown in, as `#rrggbb`, and how opaque, 0 to 1. */
  readonly tint: string
  readonly tintOpacity: number
  readonly view: PainterView
  /** Whether the view follows the size of the stage. */
  readonly isFitted: boolean
  /** The stage, in its own pixels. */
  readonly stage: PixelSize
  /** Where the pointer or the keyboard's cursor is, in the picture's pixels. */
  readonly at: PixelPoint | undefined
  readonly outline: Outline | undefined
  /** Whether a drag moves the picture: Space is held. */
  readonly isPanning: boolean
  readonly undoCount: number
  readonly redoCount: number
  /** Whether there is something that closing would lose. */
  readonly isChanged: boolean
  /** What was just done, for those who do not see it. */
  readonly said: string
}

/** The state of one painter. */
export type PainterStore = StoreApi<PainterState>

/** The state to begin with, for a picture of a size: a brush that fits it. */
export function createPainterStore(picture: PixelSize): PainterStore {
  const longer = Math.max(picture.width, picture.height)
  return createStore<PainterState>(() => ({
    tool: 'brush',
    size: Math.max(1, Math.min(512, Math.round(longer / 14))),
    hardness: 0.9,
    opacity: 1,
    usesPressure: true,
    removes: false,
    tolerance: 24,
    looksAt: 'picture',
    amount: Math.max(1, Math.min(64, Math.round(longer / 128))),
    tint: '#ff5a4f',
    tintOpacity: 0.6,
    view: { x: 0, y: 0, zoom: 1 },
    isFitted: true,
    stage: { width: 1, height: 1 },
    at: undefined,
    outline: undefined,
    isPanning: false,
    undoCount: 0,
    redoCount: 0,
    isChanged: false,
    said: '',
  }))
}
