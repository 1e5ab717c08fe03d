import { Brush } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { IconButton } from '../ui/icon-button.tsx'
import type { ControlProps } from './control-props.ts'
import { ImageWell } from './image-well.tsx'
import { usePictureBelow } from './use-picture-below.ts'

const MaskPainter = lazy(async () => ({
  default: (await import('../node-views/mask-painter.tsx')).MaskPainter,
}))

/** A mask: uploaded, or painted on the picture that arrives at the same node. */
export function MaskControl(props: ControlProps) {
  const { id, nodeId, port, value, set, endGesture, large, invalid, describedBy } = props
  const [painting, setPainting] = useState(false)
  const below = usePictureBelow(nodeId)
  const keep = (next: typeof value) => {
    endGesture()
    set(next)
  }
  return (
    <>
      <ImageWell
        id={id}
        title={port.title}
        value={value}
        set={keep}
        large={large}
        invalid={invalid}
        describedBy={describedBy}
        actions={
          <IconButton
            label={
              below
                ? `Paint ${port.title.toLowerCase()}`
                : 'Paint: give this node a picture to paint on first'
            }
            aria-disabled={!below || undefined}
            onClick={() => below && setPainting(true)}
          >
            <Brush size={13} aria-hidden />
          </IconButton>
        }
      />
      {painting && below && (
        <Suspense fallback={null}>
          <MaskPainter
            picture={below}
            mask={value}
            onKeep={(asset) => {
              setPainting(false)
              keep({ asset })
            }}
            onClose={() => setPainting(false)}
          />
        </Suspense>
      )}
    </>
  )
}
