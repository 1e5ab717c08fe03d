import { createPart } from '../ui/create-part.ts'
import { ShowPart } from '../ui/show-part.tsx'
import type { MaskPainterProps } from './mask-painter.tsx'
import { useMaskPainting } from './mask-painting-store.ts'

const painterPart = createPart<MaskPainterProps>(async () => (await import('./mask-painter.tsx')).MaskPainter)

/** Shows the mask painter while a mask is painted. */
export function MaskPainterHost() {
  const painting = useMaskPainting((state) => state.painting)
  if (!painting) return null
  const close = () => useMaskPainting.setState({ painting: undefined })
  const onKeep: MaskPainterProps['onKeep'] = (mask) => {
    close()
    painting.onKeep(mask)
  }
  return <ShowPart part={painterPart} props={{ ...painting, onKeep, onClose: close }} />
}
