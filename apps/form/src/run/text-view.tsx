import type { Value } from '@weft/ports'
import { CopyButton } from '../parts/copy-button.tsx'

/** A text, a list of texts, a number or any other JSON that came out, to read and to copy. */
export function TextView({ value }: { readonly value: Value }) {
  const lines = linesOf(value)
  const text = lines?.join('\n') ?? JSON.stringify(value, null, 2)
  return (
    <div class="text">
      {lines === undefined ? (
        <pre>{text}</pre>
      ) : lines.length === 1 ? (
        <p>{text}</p>
      ) : (
        <ol>
          {lines.map((line, at) => (
            <li key={`${at}-${line}`}>{line}</li>
          ))}
        </ol>
      )}
      <CopyButton text={text} label="Copy" />
    </div>
  )
}

/** A text is one line, a list of texts is several; nothing for all else. */
function linesOf(value: Value): readonly string[] | undefined {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value]
  const lines = items.filter((item) => typeof item === 'string')
  return lines.length === items.length && lines.length > 0 ? lines : undefined
}
