/** Comments, texts and words of the languages that code is written in here. */
const parts =
  /((?:^|(?<=\s))(?:\/\/|#).*$)|('(?:[^'\\]|\\.|'\\'')*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)|(?<![-\w])(import|from|const|await|new|if|throw|with|as|raise|print|curl|cat|printf)(?![-\w])/gm

/** Code with its comments, texts and words told apart by colour. */
export function CodeText({ code }: { readonly code: string }) {
  const pieces: { readonly text: string; readonly at: number; readonly className?: string }[] = []
  let end = 0
  for (const match of code.matchAll(parts)) {
    const [text, comment, quoted] = match
    if (match.index > end) pieces.push({ text: code.slice(end, match.index), at: end })
    const className = comment ? 'text-dim' : quoted ? 'text-ok' : 'text-accent'
    pieces.push({ text, at: match.index, className })
    end = match.index + text.length
  }
  if (end < code.length) pieces.push({ text: code.slice(end), at: end })
  return (
    <code>
      {pieces.map(({ text, at, className }) => (
        <span key={at} className={className}>
          {text}
        </span>
      ))}
    </code>
  )
}
