import type { NodeCategory } from '@weft/nodes'

/** Headings of the palette by category, in the order in which they are listed. */
export const groupTitles: Readonly<Record<NodeCategory, string>> = {
  model: 'Models',
  text: 'Text',
  image: 'Pictures',
  mask: 'Masks',
  list: 'Lists',
  input: 'Inputs',
  output: 'Outputs',
}
