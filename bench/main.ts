import { parseArgs } from 'node:util'
import type { BenchmarkResult } from './benchmark.ts'
import { independentNodes } from './engine/independent-nodes.ts'
import { promptChain } from './engine/prompt-chain.ts'
import { trivialChain } from './engine/trivial-chain.ts'
import { formatResults } from './format-results.ts'
import { runBenchmark } from './run-benchmark.ts'

/** `pnpm bench [--json]`: runs every benchmark; leaves with 1 when one misses its target. */
const benchmarks = [promptChain, trivialChain, independentNodes]

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
const results: BenchmarkResult[] = []
for (const make of benchmarks) results.push(await runBenchmark(make()))

if (values.json) console.log(JSON.stringify({ node: process.version, results }, undefined, 2))
else console.log(formatResults(results))
process.exitCode = results.every(({ isMet }) => isMet) ? 0 : 1
