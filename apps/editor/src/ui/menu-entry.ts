import type { ReactNode } from 'react'

/** Something a menu does. */
export interface MenuAction {
  readonly id: string
  readonly title: string
  readonly icon?: ReactNode
  readonly keys?: string
  readonly danger?: boolean
  readonly disabled?: boolean
  readonly checked?: boolean
  readonly run: () => void
}

/** A line of a menu, several things side by side as icons under one name, or a line between groups. */
export type MenuEntry =
  | MenuAction
  | { readonly id: string; readonly row: string; readonly items: readonly MenuAction[] }
  | { readonly id: string; readonly separator: true }
