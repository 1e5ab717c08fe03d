import type { Port } from '@weft/ports'

/** What a field is called for people: its title, or its name made readable (`num_outputs` is “Num outputs”). */
export function titleOf({ name, title }: Pick<Port, 'name' | 'title'>): string {
  if (title !== name) return title
  const words = name.replace(/[_-]+/g, ' ').trim()
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1)
}
