import { CircleHelp } from 'lucide-react'
import { useHint } from './hint.tsx'
import './ui.css'

/** A small help button that shows a text on hover, on focus and on press. */
export function HelpTip({ about, text }: { readonly about: string; readonly text: string }) {
  const { trigger, hint, show } = useHint(text, 150)
  return (
    <>
      <button
        type="button"
        className="ui-help nodrag"
        aria-label={`About ${about}`}
        {...trigger}
        onClick={(event) => show(event.currentTarget)}
      >
        <CircleHelp size={12} aria-hidden />
      </button>
      {hint}
    </>
  )
}
