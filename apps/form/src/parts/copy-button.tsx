import { useState } from 'preact/hooks'
import { Icon } from './icon.tsx'

/** What `CopyButton` takes. */
export interface CopyButtonProps {
  readonly text: string
  readonly label: string
  readonly icon?: 'copy' | 'link'
}

/** Copies a text, and says that it did. */
export function CopyButton({ text, label, icon = 'copy' }: CopyButtonProps) {
  const [said, setSaid] = useState<string>()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setSaid('Copied')
    } catch {
      // Without a secure address there is no clipboard: the text is shown to be copied by hand.
      prompt(label, text)
    }
    setTimeout(() => setSaid(undefined), 2000)
  }
  return (
    <button type="button" class="button button--small" onClick={() => void copy()}>
      <Icon name={icon} size={16} /> <span aria-live="polite">{said ?? label}</span>
    </button>
  )
}
