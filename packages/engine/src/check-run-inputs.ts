import type { DeclaredInput } from '@weft/nodes'
import { checkValue, type Issue, isSeedPort, type Json } from '@weft/ports'
import type { Edit } from '@weft/workflow'
import { readSeedControl } from './seed-param.ts'

const pointer = (parts: readonly (string | number)[]) =>
  parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

const quote = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ')

/**
 * Checks the inputs of a run against what the workflow declares: unknown names, values that do not fit, and
 * required ones that are missing.
 *
 * @param declared every declared input of the workflow.
 * @param needed ids of the nodes that will run: an input that no one needs may be missing.
 * @returns issues with paths `/inputs/<name>`, empty when everything fits.
 */
export const checkRunInputs = (
  declared: readonly DeclaredInput[],
  inputs: { readonly [name: string]: Json },
  needed: ReadonlySet<string>,
): readonly Issue<Edit>[] => {
  const issues: Issue<Edit>[] = []
  const byName = new Map(declared.map((input) => [input.port.name, input]))
  for (const [name, value] of Object.entries(inputs)) {
    const input = byName.get(name)
    if (input === undefined) {
      const known = byName.size === 0 ? 'It has none.' : `It has ${quote([...byName.keys()])}.`
      issues.push({
        code: 'unknown-input',
        severity: 'error',
        message: `This workflow has no input \`${name}\`. ${known}`,
        path: pointer(['inputs', name]),
      })
      continue
    }
    if (isSeedPort(input.port) && readSeedControl(value) !== undefined) {
      issues.push({
        code: 'seed-control',
        severity: 'error',
        message: `\`${name}\` takes a number here. Give one, or leave it out to take the workflow's own.`,
        path: pointer(['inputs', name]),
        nodeId: input.nodeId,
      })
      continue
    }
    for (const found of checkValue(input.port, value)) {
      issues.push({
        code: found.code,
        severity: 'error',
        message: `\`${name}\`: ${found.message}`,
        path: pointer(['inputs', name, ...found.path]),
        nodeId: input.nodeId,
      })
    }
  }
  for (const { nodeId, port } of declared) {
    if (
      !needed.has(nodeId) ||
      !port.required ||
      port.default !== undefined ||
      Object.hasOwn(inputs, port.name)
    )
      continue
    issues.push({
      code: 'missing-input',
      severity: 'error',
      message: `The input \`${port.name}\` is required. Give it a value, or a default in the workflow.`,
      path: pointer(['inputs', port.name]),
      nodeId,
    })
  }
  return issues
}
