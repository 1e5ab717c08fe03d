import type { Benchmark, BenchmarkResult } from './benchmark.ts'
import { medianOf } from './median-of.ts'

const timeOf = async (task: () => Promise<void>): Promise<number> => {
  const start = performance.now()
  await task()
  return performance.now() - start
}

/** Runs a benchmark. Rounds of both sides take turns, so that a busy machine slows both alike. */
export const runBenchmark = async (benchmark: Benchmark): Promise<BenchmarkResult> => {
  const { name, baseline, atMost, rounds, measured, reference } = benchmark
  for (let round = 0; round < Math.ceil(rounds / 4); round += 1) {
    await reference()
    await measured()
  }
  const measuredTimes: number[] = []
  const referenceTimes: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    referenceTimes.push(await timeOf(reference))
    measuredTimes.push(await timeOf(measured))
  }
  const measuredMs = medianOf(measuredTimes)
  const referenceMs = medianOf(referenceTimes)
  // Of each pair of rounds, not of the medians: a machine that is busy for a while then slows both sides of a pair.
  const ratio = medianOf(measuredTimes.map((time, round) => time / (referenceTimes[round] ?? time)))
  return { name, baseline, measuredMs, referenceMs, ratio, atMost, isMet: ratio <= atMost }
}
