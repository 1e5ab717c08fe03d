import { parseArgs } from 'node:util'
import type { BenchmarkResult } from './benchmark.ts'
import { independentNodes } from './engine/independent-nodes.ts'
import { promptChain } from './engine/prompt-chain.ts'
import { trivialChain } from './engine/trivial-chain.ts'
import { formatLimits } from './format-limits.ts'
import { formatResults } from './format-results.ts'
import type { LimitResult } from './limit.ts'
import { runBenchmark } from './run-benchmark.ts'
import { durableRuns } from './server/durable-runs.ts'
import { longRun } from './server/long-run.ts'
import { startUp } from './server/start-up.ts'

/** `pnpm bench [engine|server] [--json]`: runs the benchmarks; leaves with 1 when one misses its target. */
const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const isAsked = (group: string) => positionals.length === 0 || positionals.includes(group)

const results: BenchmarkResult[] = []
if (isAsked('engine'))
  for (const make of [promptChain, trivialChain, independentNodes]) results.push(await runBenchmark(make()))

const limits: LimitResult[] = []
// Start-up first: a process that has run ten thousand steps next to it would take its share of the machine.
if (isAsked('server'))
  for (const measure of [startUp, durableRuns, longRun]) limits.push(...(await measure()))

if (values.json) console.log(JSON.stringify({ node: process.version, results, limits }, undefined, 2))
else console.log([formatResults(results), formatLimits(limits)].filter((table) => table !== '').join('\n\n'))
process.exitCode = [...results, ...limits].every(({ isMet }) => isMet) ? 0 : 1
