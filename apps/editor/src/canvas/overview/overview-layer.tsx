import { useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import { useDocumentStore } from '../../state/document-store.ts'
import { isLarge } from '../../state/is-large.ts'
import { createPart } from '../../ui/create-part.ts'
import { ShowPart } from '../../ui/show-part.tsx'
import { forgetMarkedText } from '../forget-marked-text.ts'
import { smoothWheel } from '../smooth-wheel.ts'
import { watchShield } from '../watch-shield.ts'
import { watchWheelShield } from '../watch-wheel-shield.ts'

/** Fetched with the first large document. */
const paintedLayer = createPart(async () => (await import('./painted-layer.tsx')).PaintedLayer)

/**
 * One canvas under the cards that paints every node and wire of a large document that is not drawn as a card: all of
 * them far out, those not drawn yet while the view moves. A small document has no such layer.
 */
export function OverviewLayer() {
  const isNeeded = useDocumentStore((state) => isLarge(state.document))
  const flow = useStoreApi()
  useEffect(() => {
    const { domNode } = flow.getState()
    if (!domNode) return
    const stops = [
      watchShield(domNode),
      watchWheelShield(domNode),
      smoothWheel(domNode),
      forgetMarkedText(domNode),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [flow])
  return isNeeded ? <ShowPart part={paintedLayer} props={{}} /> : null
}
