import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { weft } from '../api/weft-client.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { portsOf } from '../state/ports-of.ts'
import type { WireStart } from '../state/view-store.ts'
import { fitsWire } from './fits-wire.ts'
import { modelItems } from './model-items.ts'
import { nodeItems } from './node-items.ts'
import type { PaletteItem } from './palette-item.ts'

/** Everything the palette offers: node types and known models, and for an open wire only what it fits. */
export function usePaletteItems(from: WireStart | undefined): readonly PaletteItem[] {
  const models = useQuery({ queryKey: ['models', 'palette'], queryFn: () => weft.models.list() }).data
  return useMemo(() => {
    const all = [...modelItems(models ?? []), ...nodeItems()]
    if (!from) return all
    const ports = portsOf(useDocumentStore.getState().document, from.nodeId)
    const port = (from.direction === 'output' ? ports?.outputs : ports?.inputs)?.find(
      ({ name }) => name === from.port,
    )
    if (!port) return all
    const end = { label: `${from.nodeId}.${from.port}`, port, direction: from.direction }
    return all.filter((item) => fitsWire(item, end))
  }, [models, from])
}
