import type { PortType } from './port.ts'

/** One comma, no point, digits around it, and maybe an exponent. */
const decimalComma = /^([+-]?\d*),(\d*)(e[+-]?\d+)?$/i

/**
 * Reads a number as a person types it: as programs write numbers, or with a decimal comma, where it can be nothing else.
 *
 * @param kind a whole number with a comma before exactly three digits may mean thousands: it is not read.
 * @returns nothing where the text is empty or no finite number.
 */
export function readTypedNumber(text: string, kind: PortType['kind'] = 'number'): number | undefined {
  const typed = text.trim()
  const [, whole = '', part = '', exponent = ''] = decimalComma.exec(typed) ?? []
  const isThousands = kind === 'integer' && part.length === 3
  const plain = whole === '' && part === '' ? typed : isThousands ? '' : `${whole}.${part}${exponent}`
  const number = Number(plain)
  return plain !== '' && Number.isFinite(number) ? number : undefined
}
