import type { Port } from '@weft/ports'

/** Something the palette can put on the canvas. */
export interface PaletteItem {
  /** Unique in the list. */
  readonly id: string
  readonly title: string
  readonly description: string
  readonly group: string
  /** Other words it is found by. */
  readonly words: readonly string[]
  readonly inputs: readonly Port[]
  readonly outputs: readonly Port[]
  /** A node type; or a model, by its full reference. */
  readonly adds: { readonly type: string } | { readonly model: string }
}
