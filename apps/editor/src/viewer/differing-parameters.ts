import type { Parameter } from '../results/parameter.ts'
import { valueInWords } from '../results/value-in-words.ts'

/** One parameter of several pictures. */
export interface ComparedParameter {
  readonly name: string
  readonly title: string
  /** A value for each picture, in words; missing where it was not used. */
  readonly values: readonly (string | undefined)[]
  readonly differs: boolean
}

/** The parameters of several pictures beside each other: those that differ first, each group in its own order. */
export function compareParameters(pictures: readonly (readonly Parameter[])[]): readonly ComparedParameter[] {
  const titles = new Map(pictures.flat().map(({ name, title }) => [name, title]))
  const rows = [...titles].map(([name, title]): ComparedParameter => {
    const used = pictures.map((parameters) => parameters.find((parameter) => parameter.name === name)?.value)
    const values = used.map((value) => (value === undefined ? undefined : valueInWords(value)))
    // Two pictures of one size read alike: what differs is told by what they are.
    const differs = new Set(used.map((value) => JSON.stringify(value))).size > 1
    return { name, title, values, differs }
  })
  return [...rows.filter(({ differs }) => differs), ...rows.filter(({ differs }) => !differs)]
}
