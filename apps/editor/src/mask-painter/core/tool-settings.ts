import type { Brush } from './brush-stroke.ts'

/** The tools that answer to the pointer. */
export type PaintTool = 'brush' | 'eraser' | 'rectangle' | 'ellipse' | 'lasso' | 'bucket' | 'colour'

/** How the tools paint. */
export interface ToolSettings extends Brush {
  /** Of brush, eraser, shapes and fills: 0.01 to 1. */
  readonly opacity: number
  /** Whether shapes and fills take away instead of adding. */
  readonly removes: boolean
  /** How far colours may differ from the one that is clicked, 0 to 255. */
  readonly tolerance: number
  /** Whether bucket and colour select look at the picture's colours or at what is painted. */
  readonly looksAt: 'picture' | 'mask'
}
