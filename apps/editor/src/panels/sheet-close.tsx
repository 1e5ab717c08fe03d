import { X } from 'lucide-react'
import { type Panels, useViewStore } from '../state/view-store.ts'
import { IconButton } from '../ui/icon-button.tsx'

/** Closes a panel that lies over the canvas; not there where the panel stands beside it. */
export function SheetClose({ panel, label }: { readonly panel: keyof Panels; readonly label: string }) {
  const setPanel = useViewStore((state) => state.setPanel)
  return (
    <IconButton
      label={label}
      className="hidden! max-[900px]:inline-grid!"
      onClick={() => setPanel(panel, false)}
    >
      <X size={15} aria-hidden />
    </IconButton>
  )
}
