import { setTimeout as sleepFor } from 'node:timers/promises'
import { providerConformance } from '@weft/provider/conformance'
import { createReplicateProvider } from '../src/index.ts'
import { createLittleReplicate, throttled } from './little-replicate.ts'
import { callOf, makeBench } from './make-provider.ts'
import { serveOnLoopback } from './serve-on-loopback.ts'

const calls = {
  model: 'tester/paint',
  succeeding: callOf({ size: 'small' }),
  failing: callOf({ ends: 'The model ran into a wall.' }),
  endless: callOf({ ends: 'never' }),
}

providerConformance('Replicate over a little server in this process', async () => {
  const { provider, server } = makeBench()
  return {
    ...calls,
    // The newest version is the other one; the calls name the first.
    model: callOf().model,
    provider,
    accepted: server.accepted,
    loseNextAnswer: () => {
      server.interventions.push((request, pass) => (isCreation(request) ? loseAnswer(pass) : undefined))
    },
    refuseNextCreation: (seconds) => {
      server.interventions.push((request) => (isCreation(request) ? throttled(seconds) : undefined))
    },
    close: async () => {},
  }
})

providerConformance('Replicate over a little server on a socket', async () => {
  let loses = false
  let baseUrl = ''
  let server = createLittleReplicate()
  const loopback = await serveOnLoopback(
    (request) => server.handle(request),
    (request) => {
      if (!loses || !isCreation(request)) return 'none'
      loses = false
      return 'after'
    },
  )
  baseUrl = `${loopback.origin}/v1`
  server = createLittleReplicate({ baseUrl })
  const provider = createReplicateProvider({
    token: server.token,
    baseUrl,
    fetch,
    now: Date.now,
    sleep: async (ms, signal) => {
      await sleepFor(Math.min(ms, 5), undefined, { signal })
    },
    random: () => 0.5,
  })
  return {
    ...calls,
    provider,
    accepted: server.accepted,
    loseNextAnswer: () => {
      loses = true
    },
    refuseNextCreation: (seconds) => {
      server.interventions.push((request) => (isCreation(request) ? throttled(seconds) : undefined))
    },
    close: loopback.close,
  }
})

function isCreation({ method, url }: Request): boolean {
  return method === 'POST' && url.endsWith('/predictions')
}

async function loseAnswer(pass: () => Promise<Response>): Promise<never> {
  await pass()
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) })
}
