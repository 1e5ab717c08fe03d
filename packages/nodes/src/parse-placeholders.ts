import { isPortName } from './is-port-name.ts'

/** A piece of a template: text as it is, or the name of a placeholder. */
export type TemplatePart = { readonly text: string } | { readonly name: string }

/** A template taken apart. `unclosed` is the position of a `{` that no `}` closes, `stray` of a `}` that nothing opened. */
export interface Template {
  readonly parts: readonly TemplatePart[]
  /** Each name once, in the order of first use. */
  readonly names: readonly string[]
  /** Names that cannot be port names, as they were written. */
  readonly badNames: readonly string[]
  readonly unclosed?: number
  readonly stray?: number
}

/**
 * Takes a template with `{name}` placeholders apart; `{{` and `}}` are braces. What is not well formed stays as text.
 */
export const parsePlaceholders = (template: string): Template => {
  const parts: TemplatePart[] = []
  const names: string[] = []
  const badNames: string[] = []
  let unclosed: number | undefined
  let stray: number | undefined
  let text = ''
  let at = 0
  while (at < template.length) {
    const character = template[at]
    if ((character === '{' || character === '}') && template[at + 1] === character) {
      text += character
      at += 2
      continue
    }
    if (character === '{') {
      const end = template.indexOf('}', at)
      if (end === -1) {
        unclosed ??= at
        text += template.slice(at)
        break
      }
      const name = template.slice(at + 1, end).trim()
      if (isPortName(name)) {
        if (text !== '') parts.push({ text })
        text = ''
        parts.push({ name })
        if (!names.includes(name)) names.push(name)
      } else {
        badNames.push(name)
        text += template.slice(at, end + 1)
      }
      at = end + 1
      continue
    }
    if (character === '}') stray ??= at
    text += character
    at += 1
  }
  if (text !== '') parts.push({ text })
  return {
    parts,
    names,
    badNames,
    ...(unclosed === undefined ? {} : { unclosed }),
    ...(stray === undefined ? {} : { stray }),
  }
}
