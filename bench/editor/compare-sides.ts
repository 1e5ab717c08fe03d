import type { SideResult } from './measure-side.ts'

/** One row of the report: a number of each side, and what was asked for. */
export interface Comparison {
  readonly nodes: number
  readonly name: string
  readonly unit: 'ms' | 'updates/s'
  readonly weft: number
  readonly bare: number
  /** Weft over bare. */
  readonly ratio: number
  /** The 95th percentile between two updates in milliseconds, where updates are counted. */
  readonly weftP95?: number
  readonly bareP95?: number
  /** What was asked for, in words; missing where nothing was. */
  readonly target?: string
  readonly isMet: boolean
}

/** What is asked of a row: a bound on the ratio, or on Weft's own number. */
interface Target {
  readonly words: string
  readonly isMet: (weft: number, ratio: number) => boolean
}

const ratioAtMost = (bound: number): Target => ({
  words: `ratio ≤ ${bound}`,
  isMet: (_, ratio) => ratio <= bound,
})
const ratioAtLeast = (bound: number): Target => ({
  words: `ratio ≥ ${bound}`,
  isMet: (_, ratio) => ratio >= bound,
})
const atMost = (bound: number): Target => ({ words: `≤ ${bound} ms`, isMet: (weft) => weft <= bound })
/** Sixty a second, but for what a busy machine takes now and then. */
const smooth: Target = { words: '60/s (≥ 54)', isMet: (weft) => weft >= 54 }

/** The rows for a graph: issue 3 asks for something of those that have a target. */
export const compareSides = (nodes: number, weft: SideResult, bare: SideResult): readonly Comparison[] => {
  const row = (
    name: string,
    unit: Comparison['unit'],
    [mine, theirs]: readonly [number, number],
    target?: Target,
  ): Comparison => {
    const ratio = mine / theirs
    const isMet = target?.isMet(mine, ratio) ?? true
    return {
      nodes,
      name,
      unit,
      weft: mine,
      bare: theirs,
      ratio,
      isMet,
      ...(target ? { target: target.words } : {}),
    }
  }
  const updates = (
    name: string,
    key: 'panWhole' | 'zoomWhole' | 'panWork' | 'zoomWork' | 'dragNode',
    target?: Target,
  ) => ({
    ...row(name, 'updates/s', [weft[key].perSecond, bare[key].perSecond], target),
    weftP95: weft[key].p95,
    bareP95: bare[key].p95,
  })
  const far = nodes >= 1000 ? ratioAtLeast(3) : undefined
  return [
    row(
      'open, all in view',
      'ms',
      [weft.opening, bare.opening],
      nodes >= 1000 ? ratioAtMost(0.6) : undefined,
    ),
    updates('pan, all in view', 'panWhole', far),
    updates('zoom, all in view', 'zoomWhole', far),
    updates('pan at working zoom', 'panWork', smooth),
    updates('zoom at working zoom', 'zoomWork', smooth),
    updates('drag one node', 'dragNode', smooth),
    row('progress event to frame, p95', 'ms', [weft.progress, bare.progress], atMost(50)),
    row('key to frame, p95', 'ms', [weft.typing.p95, bare.typing.p95], atMost(50)),
    row(
      'longest block while typing',
      'ms',
      [weft.typing.longestBlock, bare.typing.longestBlock],
      atMost(100),
    ),
  ]
}
