const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
const uuid = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/

/** The id of a run as Replicate's clients know ids: 26 characters (its 128 bits in base 32). Other ids stay as they are. */
export function toPredictionId(runId: string): string {
  if (!uuid.test(runId)) return runId
  const digits: string[] = []
  for (let rest = BigInt(`0x${runId.replaceAll('-', '')}`), left = 26; left > 0; left -= 1) {
    digits.unshift(alphabet[Number(rest & 31n)] ?? '')
    rest >>= 5n
  }
  return digits.join('')
}

/** The run that a prediction's id names. What `toPredictionId` cannot have made is taken as it is. */
export function toRunId(predictionId: string): string {
  // The first character holds three bits only.
  if (!/^[a-h][a-z2-7]{25}$/.test(predictionId)) return predictionId
  let bits = 0n
  for (const digit of predictionId) bits = (bits << 5n) | BigInt(alphabet.indexOf(digit))
  const hex = bits.toString(16).padStart(32, '0')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
