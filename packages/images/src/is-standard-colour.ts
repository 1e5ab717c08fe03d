import type { Metadata } from 'sharp'

/**
 * Whether a picture's numbers already mean sRGB: 8-bit RGB or grey, with no colour profile or one that calls itself
 * sRGB (profiles write their names as ASCII or as UTF-16, so both are looked for).
 */
export function isStandardColour(metadata: Metadata): boolean {
  if (metadata.depth !== 'uchar') return false
  if (metadata.space !== 'srgb' && metadata.space !== 'b-w') return false
  if (!metadata.icc) return true
  return metadata.icc.includes('sRGB', 0, 'latin1') || metadata.icc.includes('s\0R\0G\0B', 0, 'latin1')
}
