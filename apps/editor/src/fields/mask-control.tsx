import { Brush } from 'lucide-react'
import { useMaskPainting } from '../mask-painter/mask-painting-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import type { ControlProps } from './control-props.ts'
import { ImageWell } from './image-well.tsx'
import { usePictureBelow } from './use-picture-below.ts'

/** A mask: uploaded, or painted on the picture that arrives at the same node. */
export function MaskControl(props: ControlProps) {
  const { id, nodeId, port, value, set, endGesture, large, invalid, describedBy } = props
  const below = usePictureBelow(nodeId)
  const keep = (next: typeof value) => {
    endGesture()
    set(next)
  }
  const paint = (picture: string) =>
    useMaskPainting.setState({ painting: { picture, mask: value, onKeep: keep } })
  return (
    <ImageWell
      id={id}
      title={port.title}
      value={value}
      set={keep}
      large={large}
      invalid={invalid}
      describedBy={describedBy}
      {...(below && {
        main: {
          label: `Paint ${port.title.toLowerCase()}`,
          words: large ? 'Paint here what shall change' : 'Paint',
          icon: Brush,
          run: () => paint(below),
        },
      })}
      actions={
        !below && (
          <IconButton label="Paint: give this node a picture to paint on first" aria-disabled>
            <Brush size={13} aria-hidden />
          </IconButton>
        )
      }
    />
  )
}
