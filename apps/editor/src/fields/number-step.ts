import type { PortType } from '@weft/ports'

/** How far one key press or slider notch moves a number: 1 for whole numbers, else a hundredth or a tenth by range. */
export function numberStep(port: Pick<PortType, 'kind' | 'minimum' | 'maximum'>): number {
  if (port.kind === 'integer') return 1
  const span = port.minimum === undefined || port.maximum === undefined ? 10 : port.maximum - port.minimum
  return span <= 4 ? 0.01 : span <= 50 ? 0.1 : 1
}

/** A number moved by some steps, kept within the range and free of binary dust (0.1 + 0.2 gives 0.3). */
export function stepNumber(
  value: number,
  steps: number,
  port: Pick<PortType, 'kind' | 'minimum' | 'maximum'>,
) {
  const moved = Number((value + steps * numberStep(port)).toFixed(6))
  return Math.min(port.maximum ?? Infinity, Math.max(port.minimum ?? -Infinity, moved))
}
