import { useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'

/**
 * Keeps the selection and the keyboard where they are when a command such as Run is given by Enter with Control: React
 * Flow would take it for a press that adds to the selection, and take the focused card out of it.
 */
export function SelectionKeeper() {
  const flow = useStoreApi()
  useEffect(() => {
    const onKeyDown = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      const isCommand = (key === 'Enter' || key === ' ') && (ctrlKey || metaKey || altKey)
      if (isCommand) flow.setState({ multiSelectionActive: false })
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [flow])
  return null
}
