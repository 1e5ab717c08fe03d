import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildPrograms } from '../../scripts/programs/build-programs.mjs'
import { formatTable } from '../format-table.ts'
import { readEvents } from './event-readers.ts'
import { type Load, measureLoad } from './measure-load.ts'
import { startProcess } from './start-process.ts'
import { checkThreeNodes, threeNodes } from './three-nodes.ts'

/** Runs a second at 10 at once; on a slow machine a tenth of what the bare route does there. */
const target = 400

/** Milliseconds that the slowest of 100 readers may be behind a run, 99 times of 100. */
const mostLag = 250

/**
 * `pnpm bench:http [--json] [--seconds 3]`: durable runs of three nodes over HTTP at 1, 10 and 100 at once, beside a bare
 * Hono route that inserts one SQLite row, each in a process of its own; then 100 readers of one run. Leaves with 1 when a
 * target is missed.
 */
const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, seconds: { type: 'string', default: '3' } },
})
const milliseconds = Number(values.seconds) * 1000
const { server } = await buildPrograms()

const bare = await startProcess(resolve(import.meta.dirname, 'bare-server.ts'), 'BARE_DIRECTORY')
const weft = await startProcess(server, 'WEFT_DATA_DIR', {
  WEFT_PORT: '0',
  WEFT_PROVIDER: 'simulator',
  WEFT_SIMULATOR_LATENCY_MS: '3000',
  WEFT_LOG_LEVEL: 'error',
})
try {
  const loadBare = (atOnce: number, time: number) =>
    measureLoad(
      `${bare.url}/runs`,
      { atOnce, milliseconds: time },
      (number) => threeNodes(`bare ${number}`),
      () => {},
    )
  const loadWeft = (atOnce: number, time: number) =>
    measureLoad(
      `${weft.url}/api/runs`,
      { atOnce, milliseconds: time },
      (number) => threeNodes(`${atOnce} ${time} ${number}`),
      checkThreeNodes,
    )
  await loadBare(10, milliseconds / 3)
  await loadWeft(10, milliseconds / 2)
  const loads: { readonly atOnce: number; readonly bare: Load; readonly weft: Load }[] = []
  for (const atOnce of [1, 10, 100])
    loads.push({
      atOnce,
      bare: await loadBare(atOnce, milliseconds),
      weft: await loadWeft(atOnce, milliseconds),
    })
  const memoryMb = await weft.memory()
  const reading = await readEvents(weft.url, 100)

  const ten = loads.find(({ atOnce }) => atOnce === 10)
  const wanted = Math.min(target, (ten?.bare.perSecond ?? 0) / 10)
  const isFast = (ten?.weft.perSecond ?? 0) >= wanted
  const isRead = reading.missed === 0 && reading.lagP99 <= mostLag
  if (values.json)
    console.log(JSON.stringify({ node: process.version, loads, memoryMb, reading, wanted }, undefined, 2))
  else {
    const row = (name: string, { perSecond, p50, p95, p99 }: Load) => [
      name,
      perSecond.toFixed(0),
      ...[p50, p95, p99].map((time) => `${time.toFixed(1)} ms`),
    ]
    const rows = loads.flatMap(({ atOnce, bare: b, weft: w }) => [
      row(`bare route, ${atOnce} at once`, b),
      row(`durable runs of three nodes, ${atOnce} at once`, w),
    ])
    console.log(formatTable(['http', 'a second', 'p50', 'p95', 'p99'], rows))
    console.log(`\nruns a second at 10 at once: at least ${wanted.toFixed(0)}: ${isFast ? 'pass' : 'FAIL'}`)
    console.log(`memory after all runs: ${memoryMb.toFixed(0)} MB`)
    const { readers, events, missed, lagP99 } = reading
    console.log(
      `${readers} readers of one run: ${events} events each, ${missed} missed, at most ${lagP99.toFixed(0)} ms behind (p99; limit ${mostLag} ms): ${isRead ? 'pass' : 'FAIL'}`,
    )
  }
  process.exitCode = isFast && isRead ? 0 : 1
} finally {
  await weft.close()
  await bare.close()
}
