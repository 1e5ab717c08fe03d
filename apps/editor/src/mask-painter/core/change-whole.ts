import { featherMask } from './feather-mask.ts'
import { growMask } from './grow-mask.ts'
import type { MaskSheet } from './mask-sheet.ts'
import { shrinkMask } from './shrink-mask.ts'

/** What can be done to the mask as a whole. */
export type WholeChange = 'invert' | 'clear' | 'grow' | 'shrink' | 'feather'

/**
 * Changes the whole mask; the sheet's `commit` must follow.
 *
 * @param amount pixels to grow, shrink or feather by; whole, from 1
 */
export function changeWhole(sheet: MaskSheet, change: WholeChange, amount: number): void {
  const all = { left: 0, top: 0, right: sheet.width, bottom: sheet.height }
  switch (change) {
    case 'invert':
      sheet.put(
        all,
        sheet.values.map((value) => 255 - value),
      )
      break
    case 'clear':
      sheet.put(all, new Uint8Array(sheet.values.length))
      break
    case 'grow':
    case 'shrink':
    case 'feather': {
      const make = { grow: growMask, shrink: shrinkMask, feather: featherMask }[change]
      const made = make(sheet.values, sheet, amount)
      if (made) sheet.put(made.area, made.pixels)
    }
  }
}
