import { type PortKind, portKinds } from '@weft/ports'
import { tints } from '../tints.ts'

/** The colours of the tokens that the layer paints with. */
export interface PaintColors {
  /** Of a box far out, where it must stand out. */
  readonly far: string
  /** Of a card's fields. */
  readonly field: string
  /** Of a card, and of its edge. */
  readonly surface: string
  readonly edge: string
  readonly line: string
  readonly text: string
  /** Of what stands back behind the text. */
  readonly dim: string
  readonly accent: string
  readonly danger: string
  readonly ok: string
  readonly kinds: ReadonlyMap<PortKind, string>
  /** Of frames and notes, by the name that documents keep. */
  readonly tints: ReadonlyMap<string, string>
}

/** Reads the colours from the tokens of an element; read again when the theme changes. */
export function readPaintColors(element: Element): PaintColors {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    far: token('far-card'),
    field: token('surface-2'),
    surface: token('surface'),
    edge: token('line'),
    line: token('line-strong'),
    text: token('text'),
    dim: token('text-dim'),
    accent: token('accent'),
    danger: token('danger'),
    ok: token('ok'),
    kinds: new Map(portKinds.map((kind) => [kind, token(`type-${kind}`)])),
    tints: new Map(tints.map(({ name }) => [name, token(`tint-${name}`)])),
  }
}
