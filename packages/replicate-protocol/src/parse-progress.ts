/** How far a prediction is. Without `fraction` only the number of steps done is known. */
export type Progress = {
  /** 0 to 1, over all bars. */
  readonly fraction?: number
  /** Steps done in the bar that runs now. */
  readonly step?: number
  /** Steps of the bar that runs now. */
  readonly steps?: number
}

/** What {@link parseProgress} may be told. */
export type ParseProgressOptions = {
  /** How many bars the prediction will show, one after another (a FLUX model shows one per image with go_fast). */
  readonly bars?: number
}

/**
 * Reads progress from a prediction's logs, whole or cut anywhere: tqdm bars (` 25%|██▌ | 7/28 [00:01<…]`), joined
 * by line feeds or carriage returns, and `4it [00:00, …]` lines, which give `step` alone.
 * As the logs grow the fraction never falls, when `bars` stays the same. Bars that load or download are not counted.
 */
export function parseProgress(logs: string, options: ParseProgressOptions = {}): Progress | undefined {
  const bars = Math.max(1, Math.floor(options.bars ?? 1))
  let finishedBars = 0
  let fraction = 0
  let current: { step: number; steps: number } | undefined
  // The bracket after the count is required: a log cut within `7/28` must not be read as `7/2`.
  for (const match of logs.matchAll(/([^\r\n|]*?)\d{1,3}%\|[^|\r\n]*\|\s*(\d+)\/(\d+)\s\[/g)) {
    const [, lead = '', stepText, stepsText] = match
    const step = Number(stepText)
    const steps = Number(stepsText)
    if (steps === 0 || /load|fetch/i.test(lead)) continue
    if (current !== undefined && (step < current.step || steps !== current.steps)) finishedBars += 1
    current = { step, steps }
    fraction = Math.max(fraction, Math.min(1, (finishedBars + Math.min(1, step / steps)) / bars))
  }
  if (current !== undefined) return { fraction, ...current }
  const iteration = [...logs.matchAll(/(?:^|[\r\n])\s*(\d+)it \[/g)].at(-1)?.[1]
  return iteration === undefined ? undefined : { step: Number(iteration) }
}
