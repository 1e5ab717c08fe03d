import type { KeyboardEvent } from 'react'
import type { Painter } from './create-painter.ts'
import { handlePainterKey, handleStageKey } from './handle-painter-key.ts'

/** What closes the painter, with and without keeping the mask. */
export interface PainterEnds {
  readonly close: () => void
  readonly keep: () => Promise<void>
}

/** Handlers for the keys of the whole painter. No key goes on to the editor below. */
export function usePainterKeys(painter: Painter | undefined, { close, keep }: PainterEnds) {
  return {
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      event.stopPropagation()
      if (event.defaultPrevented || event.nativeEvent.isComposing) return
      if (event.key === 'Escape') {
        event.preventDefault()
        if (!painter?.cancel()) close()
        return
      }
      if ((event.ctrlKey || event.metaKey) && (event.key === 's' || event.key === 'Enter')) {
        event.preventDefault()
        void keep()
        return
      }
      if (!painter) return
      const isControl = event.target instanceof HTMLElement && event.target.closest('button, input') !== null
      if (event.key === ' ' && !isControl) {
        event.preventDefault()
        painter.store.setState({ isPanning: true })
        return
      }
      const isDone = (!isControl && handleStageKey(painter, event)) || handlePainterKey(painter, event)
      if (isDone) event.preventDefault()
    },
    onKeyUp(event: KeyboardEvent<HTMLElement>) {
      event.stopPropagation()
      if (event.key === ' ') painter?.store.setState({ isPanning: false })
    },
    onBlur() {
      painter?.store.setState({ isPanning: false })
    },
  }
}
