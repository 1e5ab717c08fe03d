import type { ReactNode } from 'react'

/** A line of a menu, or a line between groups. */
export type MenuEntry =
  | {
      readonly id: string
      readonly title: string
      readonly icon?: ReactNode
      readonly keys?: string
      readonly danger?: boolean
      readonly disabled?: boolean
      readonly checked?: boolean
      readonly run: () => void
    }
  | { readonly id: string; readonly separator: true }
