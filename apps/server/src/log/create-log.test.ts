import { describe, expect, it } from 'vitest'
import { createLog } from './create-log.ts'

describe('createLog', () => {
  it('writes one JSON line for each entry of its level and above', () => {
    const lines: string[] = []
    const now = () => new Date('2026-01-02T03:04:05Z')
    const log = createLog({ level: 'info', now, write: (line) => lines.push(line) })
    log({ level: 'debug', message: 'hidden' })
    log({ level: 'info', message: 'two\nlines', run: 'r1' })
    log({ level: 'error', message: 'bad' })
    expect(lines).toEqual([
      '{"at":"2026-01-02T03:04:05.000Z","level":"info","message":"two\\nlines","run":"r1"}\n',
      '{"at":"2026-01-02T03:04:05.000Z","level":"error","message":"bad"}\n',
    ])
  })
})
