/** Rounds to a millionth: sums of prices then read as they are, without binary dust. */
export function roundMoney(amount: number): number {
  return Math.round(amount * 1_000_000) / 1_000_000
}
