import { Agent, request } from 'node:http'

/** What a load found: answers a second, and how long they took in milliseconds. */
export interface Load {
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

/** Sends one POST with JSON and gives its answer. Throws when it is refused. */
const post = (agent: Agent, address: string, body: string): Promise<string> =>
  new Promise((done, fail) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      prefer: 'wait',
    }
    const asked = request(address, { method: 'POST', agent, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', fail)
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        if ((answer.statusCode ?? 0) < 300) done(text)
        else fail(new Error(`${address} answers ${answer.statusCode}: ${text.slice(0, 300)}`))
      })
    })
    asked.on('error', fail)
    asked.end(body)
  })

/**
 * Keeps so many requests under way for so many milliseconds; `bodyOf` makes the body of each by its number, and `check`
 * throws for an answer that is not the one hoped for.
 */
export const measureLoad = async (
  address: string,
  { atOnce, milliseconds }: { readonly atOnce: number; readonly milliseconds: number },
  bodyOf: (number: number) => string,
  check: (answer: string) => void,
): Promise<Load> => {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  let sent = 0
  // Clients keep their connections: opening a hundred at one moment is not what is measured.
  await Promise.all(Array.from({ length: atOnce }, () => post(agent, address, bodyOf(sent++))))
  const times: number[] = []
  const start = performance.now()
  const work = async () => {
    while (performance.now() - start < milliseconds) {
      const asked = performance.now()
      check(await post(agent, address, bodyOf(sent++)))
      times.push(performance.now() - asked)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  const seconds = (performance.now() - start) / 1000
  agent.destroy()
  const sorted = times.toSorted((one, other) => one - other)
  const quantile = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  return { perSecond: times.length / seconds, p50: quantile(0.5), p95: quantile(0.95), p99: quantile(0.99) }
}
