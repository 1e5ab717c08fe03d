import {
  Brush,
  Circle,
  Eraser,
  Lasso,
  type LucideIcon,
  PaintBucket,
  Square,
  WandSparkles,
} from 'lucide-react'
import type { PaintTool } from './core/tool-settings.ts'

/** A tool as the toolbar shows it. */
export interface PaintToolEntry {
  readonly tool: PaintTool
  readonly title: string
  /** The key that takes it, as `pressedKeys` names it. */
  readonly keys: string
  readonly icon: LucideIcon
  /** How it is used, in a line. */
  readonly use: string
}

/** Every tool, in the order of the toolbar. */
export const paintTools: readonly PaintToolEntry[] = [
  {
    tool: 'brush',
    title: 'Brush',
    keys: 'b',
    icon: Brush,
    use: 'Drag to paint. Shift draws a straight line from the last stroke, Alt erases.',
  },
  {
    tool: 'eraser',
    title: 'Eraser',
    keys: 'e',
    icon: Eraser,
    use: 'Drag to erase. Shift draws a straight line from the last stroke, Alt paints.',
  },
  {
    tool: 'rectangle',
    title: 'Rectangle',
    keys: 'r',
    icon: Square,
    use: 'Drag from corner to corner. Shift makes a square, Alt takes away.',
  },
  {
    tool: 'ellipse',
    title: 'Ellipse',
    keys: 'o',
    icon: Circle,
    use: 'Drag from corner to corner. Shift makes a circle, Alt takes away.',
  },
  {
    tool: 'lasso',
    title: 'Lasso',
    keys: 'l',
    icon: Lasso,
    use: 'Drag around what shall be painted. Alt takes away.',
  },
  {
    tool: 'bucket',
    title: 'Bucket',
    keys: 'g',
    icon: PaintBucket,
    use: 'Click to fill what is alike and connected. Alt takes away.',
  },
  {
    tool: 'colour',
    title: 'Colour select',
    keys: 'w',
    icon: WandSparkles,
    use: 'Click a colour to paint it everywhere. Alt takes away.',
  },
]
