import { createRuntime } from '@weft/runtime'
import { documentOf, flux, output } from './documents.ts'

/** Started by a test: begins a run that takes long, says its id and its prediction's, and waits to be killed. */
const runtime = await createRuntime({
  dataDirectory: process.argv[2] ?? '',
  provider: 'simulator',
  replicateBaseUrl: 'https://api.replicate.com/v1',
  maxConcurrentPredictions: 8,
  simulatorLatencyMs: 60_000,
  environment: () => undefined,
})
const document = documentOf(
  { flux: flux({ prompt: 'a red kite' }), result: output('images') },
  'flux.output -> result.value',
)
const { signal } = new AbortController()
const started = await runtime.startRun({ document }, signal)
if ('issues' in started) throw new Error(JSON.stringify(started.issues))
for await (const event of runtime.watchRun(started.run.id, 0, signal))
  if (event.type === 'node-progress' && event.attempt?.predictionId !== undefined)
    process.stdout.write(`${started.run.id} ${event.attempt.predictionId}\n`)
