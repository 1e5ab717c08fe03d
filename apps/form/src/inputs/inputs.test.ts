import type { IssueView } from '@weft/client'
import type { Port } from '@weft/ports'
import { describe, expect, it } from 'vitest'
import { checkInputs } from './check-inputs.ts'
import { initialValues } from './initial-values.ts'
import { problemsFromIssues } from './problems-from-issues.ts'
import { titleOf } from './title-of.ts'
import { changedValues, valuesToSend } from './values-to-send.ts'

const port = (name: string, fields: Partial<Port>): Port => ({
  name,
  title: name,
  kind: 'text',
  list: false,
  required: false,
  order: 0,
  ...fields,
})

const ports = [
  port('subject', { required: true }),
  port('count', { kind: 'integer', minimum: 1, maximum: 4, default: 2, required: true }),
  port('seed', { kind: 'integer', required: true, minimum: 5, maximum: 9 }),
  port('photo', { kind: 'image', required: true }),
  port('styles', { list: true }),
]

describe('the fields of a form', () => {
  it('begin with what the address gives, else what was kept, else the default', () => {
    const given = new Map([['subject', ['owl']]])
    expect(initialValues(ports, given, undefined)).toEqual({ subject: 'owl', count: 2 })
    expect(initialValues(ports, given, { subject: 'cat', count: 3, gone: 1 })).toEqual({
      subject: 'owl',
      count: 3,
    })
    // What was emptied before stays empty.
    expect(initialValues(ports, new Map(), {})).toEqual({})
  })

  it('are checked as the server will: missing, out of range, of another kind', () => {
    const image = { asset: `sha256:${'a'.repeat(64)}` }
    expect(checkInputs(ports, { subject: 'owl', count: 2, photo: image }, {})).toEqual({})
    expect(checkInputs(ports, { count: 9, styles: ['a', 4] }, { photo: 'Still being sent.' })).toEqual({
      subject: 'This is needed.',
      count: expect.stringContaining('found 9'),
      styles: expect.stringMatching(/^Number 2: Expected/),
      photo: 'Still being sent.',
    })
    expect(checkInputs(ports, { subject: 'owl', count: '2x', photo: image }, {})).toHaveProperty('count')
  })

  it('are sent without what is at its default, with open seeds drawn within their range', () => {
    const values = { subject: 'owl', count: 2 }
    expect(changedValues(ports, values)).toEqual({ subject: 'owl' })
    expect(valuesToSend(ports, values, (low, high) => low * 10 + high)).toEqual({ subject: 'owl', seed: 59 })
    expect(valuesToSend(ports, { ...values, seed: 7 }, () => 0)).toEqual({ subject: 'owl', seed: 7 })
  })

  it('get the issues that are theirs, by path; the others are told apart', () => {
    const issue = (path: string, message: string, severity: IssueView['severity'] = 'error') => ({
      code: 'x',
      severity,
      path,
      message,
    })
    const issues = [
      issue('/inputs/count', '`count`: Expected 1 to 4, found 9.'),
      issue('/inputs/count', 'Second.'),
      issue('/inputs/styles/1', '`styles`: Expected text.'),
      issue('/inputs/a~1b', 'Slash.'),
      issue('/nodes/flux/params', 'The graph is broken.'),
      issue('/nodes/flux/params', 'Only a warning.', 'warning'),
    ]
    expect(problemsFromIssues(issues, ['count', 'styles', 'a/b'])).toEqual({
      fields: { count: 'Expected 1 to 4, found 9.', styles: 'Expected text.', 'a/b': 'Slash.' },
      others: ['The graph is broken.'],
    })
  })

  it('have readable titles', () => {
    expect(titleOf(port('num_outputs', {}))).toBe('Num outputs')
    expect(titleOf(port('x', { title: 'Its own' }))).toBe('Its own')
  })
})
