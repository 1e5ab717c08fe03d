/** The longest hold that is asked for, in seconds: nobody can cancel a prediction whose id is held back. */
const longestHold = 5

/**
 * How long Replicate shall hold the answer to a creation back (`Prefer: wait`), in whole seconds; undefined for not at
 * all. Only what normally ends soon is held, a second longer than it normally takes.
 */
export function holdSeconds(expectedSeconds: number | undefined): number | undefined {
  if (expectedSeconds === undefined) return undefined
  const seconds = Math.ceil(Math.max(0, expectedSeconds)) + 1
  return seconds <= longestHold ? seconds : undefined
}
