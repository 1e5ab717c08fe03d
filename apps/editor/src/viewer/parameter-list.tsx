import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Parameter } from '../results/parameter.ts'
import { valueInWords } from '../results/value-in-words.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { copyText } from './copy-text.ts'

/** Characters from which on a value takes the whole width. */
const longValue = 28

/** Milliseconds that a copy button shows that it did. */
const thanks = 1_500

/** Parameters with their whole values, each with a button to copy it. */
export function ParameterList({ parameters }: { readonly parameters: readonly Parameter[] }) {
  return (
    <dl className="parameters">
      {parameters.map(({ name, title, value }) => {
        const words = valueInWords(value)
        return (
          <div key={name} className="parameter" data-long={words.length > longValue || undefined}>
            <dt>{title}</dt>
            <dd>
              <span>{words}</span>
              <CopyButton text={words} what={title} />
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** A button that copies a text. */
function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), thanks)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <IconButton
      label={`Copy ${what}`}
      className="parameter-copy"
      onClick={() => void copyText(text, what).then(() => setCopied(true))}
    >
      {isCopied ? <Check size={12} aria-hidden /> : <Copy size={12} aria-hidden />}
    </IconButton>
  )
}
