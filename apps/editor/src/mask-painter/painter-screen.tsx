import type { Painter } from './create-painter.ts'
import { PainterStage } from './painter-stage.tsx'
import { PainterStatus } from './painter-status.tsx'
import { PainterToolbar } from './painter-toolbar.tsx'
import { ToolOptions } from './tool-options.tsx'

/** The painter without its head: options above, tools at the left, the picture, and the status line. */
export function PainterScreen({
  painter,
  bitmap,
}: {
  readonly painter: Painter
  readonly bitmap: ImageBitmap
}) {
  return (
    <>
      <ToolOptions painter={painter} />
      <div className="painter-body">
        <PainterToolbar painter={painter} />
        <PainterStage painter={painter} bitmap={bitmap} />
      </div>
      <PainterStatus painter={painter} />
    </>
  )
}
