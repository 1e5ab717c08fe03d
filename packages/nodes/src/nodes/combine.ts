import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { invalidInput } from '../invalid-input.ts'
import { isPortName } from '../is-port-name.ts'
import { nodeIssue } from '../node-issue.ts'
import { port } from '../port-builders.ts'
import { readList } from '../read-list.ts'

/** Every combination of several lists, as lists of equal length: the last name changes fastest. */
export const combineNode = defineNode({
  type: 'combine',
  title: 'Combine',
  description: 'Makes every combination of several lists, such as each prompt with each strength.',
  category: 'list',
  aliases: ['cross product', 'grid', 'matrix', 'permutations', 'every combination'],
  pure: true,
  params: z.object({
    names: z.array(z.string()).default(['a', 'b']).describe('Names of the lists, two or more.'),
  }),
  inputs: ({ params }) =>
    Object.fromEntries(params.names.map((name) => [name, port.any(name, { list: true, required: true })])),
  outputs: ({ params, wiredType }) =>
    Object.fromEntries(
      params.names.map((name) => {
        const { size, ...type } = wiredType(name) ?? { kind: 'any', list: true }
        // The list keeps the type of what is wired, but not its name: several would be called the same.
        return [name, { ...type, title: name, required: false, list: true }]
      }),
    ),
  paramPath: () => undefined,
  check: ({ params }) => {
    const { names } = params
    const bad = names.findIndex((name, at) => !isPortName(name) || names.indexOf(name) !== at)
    return [
      ...(names.length < 2
        ? [
            nodeIssue(
              '/params/names',
              'combine-names',
              `Two or more lists are combined, but ${names.length} is named.`,
            ),
          ]
        : []),
      ...(bad === -1
        ? []
        : [
            nodeIssue(
              `/params/names/${bad}`,
              'combine-name',
              `"${names[bad]}" is no name of its own: take letters, digits, _ and -, each name once.`,
            ),
          ]),
    ]
  },
  passedItems: ({ params, inputs }) => {
    const rows = everyRow(params.names.map((name) => readList(inputs[name]).length))
    return Object.fromEntries(
      params.names.map((input, at) => [input, rows.map((row) => ({ input, index: row[at] ?? 0 }))]),
    )
  },
  compute: ({ params, inputs }) => {
    const lists = params.names.map((name) => readList(inputs[name]))
    const rows = everyRow(lists.map(({ length }) => length))
    return Object.fromEntries(
      params.names.map((name, at) => [
        name,
        rows.flatMap((row) => (lists[at] ?? []).slice(row[at], (row[at] ?? 0) + 1)),
      ]),
    )
  },
})

/** More combinations than this are a slip of the hand, and each may be a paid call. */
const mostRows = 10_000

/** Places in lists of these lengths, in every combination; the last list's change fastest. */
const everyRow = (lengths: readonly number[]): readonly (readonly number[])[] => {
  const count = lengths.reduce((product, length) => product * length, 1)
  if (count > mostRows) {
    throw invalidInput(
      `Lists of ${lengths.join(', ')} items have ${count} combinations; ${mostRows} are allowed. Take shorter lists.`,
    )
  }
  return lengths.reduce<readonly (readonly number[])[]>(
    (rows, length) => rows.flatMap((row) => Array.from({ length }, (_, index) => [...row, index])),
    [[]],
  )
}
