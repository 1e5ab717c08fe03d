import { compareCodeUnits, isRecord, readOwn } from '@weft/ports'
import { documentOrder, type KeyOrder } from './key-order.ts'
import type { WorkflowDocument } from './workflow-document.ts'

/**
 * Writes a document as the canonical text: fixed key order, nodes and models sorted, edges in document order, unknown
 * keys last, two-space indent, final newline. The same content gives the same bytes, and keys without a value are
 * left out.
 */
export function serializeWorkflow(document: WorkflowDocument): string {
  return `${write(document, documentOrder, '')}\n`
}

function write(value: unknown, order: KeyOrder | undefined, indent: string): string {
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    const items = value.map((item) => `${inner}${write(item, order?.each, inner)}`)
    return `[\n${items.join(',\n')}\n${indent}]`
  }
  if (!isRecord(value)) return JSON.stringify(value) ?? 'null'
  const keys = sortKeys(value, order)
  if (keys.length === 0) return '{}'
  // Written by hand, as an object made anew would put keys like "10" first and lose one called "__proto__".
  const members = keys.map((key) => {
    const under = readOwn(order?.members ?? {}, key) ?? order?.each
    return `${inner}${JSON.stringify(key)}: ${write(value[key], under, inner)}`
  })
  return `{\n${members.join(',\n')}\n${indent}}`
}

function sortKeys(value: { readonly [key: string]: unknown }, order: KeyOrder | undefined): string[] {
  const first = order?.first ?? []
  const rank = (key: string) => (first.includes(key) ? first.indexOf(key) : first.length)
  return Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort((a, b) => rank(a) - rank(b) || compareCodeUnits(a, b))
}
