import type { StoredDelivery } from '@weft/storage'
import { expect, it } from 'vitest'
import { createCourier } from './create-courier.ts'
import type { WebhookDeskOptions } from './webhook-desk-options.ts'

const message = (id: string, runId = 'run'): StoredDelivery => ({
  id,
  runId,
  event: 'output',
  url: 'https://receiver.test/',
  body: id,
  status: 'pending',
  attempts: [],
  nextAt: new Date(0).toISOString(),
  createdAt: new Date(0).toISOString(),
})

const nothing = async () => undefined

/** A courier whose receiver answers a message once it is let; `heard` is the order in which messages arrive. */
function setUp(sleep: WebhookDeskOptions['sleep']) {
  const heard: string[] = []
  const answers = new Map<string, (status: number) => void>()
  const courier = createCourier({
    store: {
      put: nothing,
      get: nothing,
      open: async () => [],
      delete: nothing,
      addDelivery: nothing,
      updateDelivery: nothing,
      delivery: nothing,
      deliveriesOf: async () => [],
      pending: async () => [],
    },
    post: {
      send: ({ body }) => {
        heard.push(body)
        return new Promise((resolve) => answers.set(body, resolve))
      },
      close: nothing,
    },
    now: () => new Date(),
    sleep,
    random: Math.random,
    secret: 'whsec_c2VjcmV0',
    closing: new AbortController().signal,
    onError: (_runId, error) => {
      throw error
    },
    getRun: nothing,
    watchRun: async function* () {},
    render: nothing,
  })
  return { courier, heard, answer: (id: string, status = 200) => answers.get(id)?.(status) }
}

const forEver = () => new Promise<void>(() => undefined)
const soon = () => new Promise((resolve) => setTimeout(resolve, 5))

it('tries the messages of a run one after the other, those of another run beside them', async () => {
  const { courier, heard, answer } = setUp(forEver)
  for (const id of ['start', 'output', 'end']) courier.take(message(id))
  courier.take(message('other', 'other run'))
  await soon()
  expect(heard).toEqual(['start', 'other'])
  answer('start')
  await soon()
  // One that is refused is tried again later, and holds nobody up.
  answer('output', 500)
  await soon()
  expect(heard).toEqual(['start', 'other', 'output', 'end'])
})

it('waits for a slow receiver only so long', async () => {
  const waits: number[] = []
  const { courier, heard } = setUp(async (milliseconds) => {
    waits.push(milliseconds)
  })
  courier.take(message('start'))
  courier.take(message('end'))
  await soon()
  expect(heard).toEqual(['start', 'end'])
  expect(waits).toContain(2_000)
})
