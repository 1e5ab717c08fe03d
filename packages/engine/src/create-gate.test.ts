import { describe, expect, it } from 'vitest'
import { createGate } from './create-gate.ts'

const { signal } = new AbortController()

describe('createGate', () => {
  it('lets only so many run at a time', async () => {
    const gate = createGate(3)
    let running = 0
    let most = 0
    const task = async () => {
      running += 1
      most = Math.max(most, running)
      await Promise.resolve()
      running -= 1
    }
    await Promise.all(Array.from({ length: 20 }, () => gate.run('a', task, signal)))
    expect(most).toBe(3)
    expect(gate.isFull()).toBe(false)
  })

  it('lets keys take turns', async () => {
    const gate = createGate(1)
    const order: string[] = []
    const add = (key: string, name: string) => gate.run(key, async () => void order.push(name), signal)
    await Promise.all([add('a', 'a1'), add('a', 'a2'), add('a', 'a3'), add('b', 'b1'), add('c', 'c1')])
    expect(order).toEqual(['a1', 'a2', 'b1', 'c1', 'a3'])
  })

  it('takes a canceled task out of the line, and gives a place back when a task fails', async () => {
    const gate = createGate(1)
    const door = Promise.withResolvers<void>()
    const abort = new AbortController()
    const first = gate.run('a', () => door.promise.then(() => Promise.reject(new Error('broke'))), signal)
    const second = gate.run('a', async () => 'second', abort.signal)
    const third = gate.run('a', async () => 'third', signal)
    abort.abort()
    await expect(second).rejects.toMatchObject({ code: 'canceled' })
    door.resolve()
    await expect(first).rejects.toThrow('broke')
    expect(await third).toBe('third')
  })

  it('refuses a limit below one', () => {
    expect(() => createGate(0)).toThrow(RangeError)
    expect(() => createGate(Number.NaN)).toThrow(RangeError)
  })
})
