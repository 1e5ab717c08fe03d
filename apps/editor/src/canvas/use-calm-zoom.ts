import { useStoreApi } from '@xyflow/react'
import { useEffect, useState } from 'react'
import { calmly } from '../ui/calmly.ts'
import { calmPause } from './calm-pause.ts'

/** The zoom in whole per cent, told a few times a second while it changes. */
export function useCalmZoom(): number {
  const flow = useStoreApi()
  const [zoom, setZoom] = useState(() => inPerCent(flow.getState().transform))
  useEffect(() => {
    const read = calmly(() => setZoom(inPerCent(flow.getState().transform)), calmPause)
    read()
    const leave = flow.subscribe((state, before) => {
      if (state.transform[2] !== before.transform[2]) read()
    })
    return () => {
      leave()
      read.stop()
    }
  }, [flow])
  return zoom
}

function inPerCent([, , zoom]: readonly [number, number, number]): number {
  return Math.round(zoom * 100)
}
