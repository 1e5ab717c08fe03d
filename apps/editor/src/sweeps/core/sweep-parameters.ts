import type { Json, Port, PortKind } from '@weft/ports'
import type { WorkflowDocument } from '@weft/workflow'
import type { FieldSpec } from '../../fields/field-spec.ts'
import { fieldsOfNode } from '../../fields/fields-of-node.ts'
import { paramPortsOf } from '../../fields/param-ports-of.ts'
import { readLoras } from '../../fields/read-loras.ts'
import { readPath } from '../../fields/read-path.ts'
import { edgesByTarget } from '../../state/edges-by-target.ts'
import { portsOf } from '../../state/ports-of.ts'
import { registry } from '../../state/registry.ts'
import type { SweepParameter, SweepPlace } from './sweep-parameter.ts'

/** What can be written as a list of values. */
const kinds: ReadonlySet<PortKind> = new Set(['text', 'integer', 'number', 'boolean', 'choice'])

/** Every parameter of a node of which several values can be tried, in the order of its fields. */
export function sweepParameters(document: WorkflowDocument, nodeId: string): readonly SweepParameter[] {
  const node = document.nodes[nodeId]
  const definition = node && registry.get(node.type)
  const ports = portsOf(document, nodeId)
  if (!node || !definition || !ports) return []
  const fields = fieldsOfNode({ definition, ports, params: paramPortsOf(definition) })
  const templates = new Set(
    Object.entries(definition.params.shape).flatMap(([name, schema]) =>
      schema.meta?.()?.template === true ? [name] : [],
    ),
  )
  return fields.flatMap((field): SweepParameter[] => {
    const { port, path, socket } = field
    if (path === undefined || port.list) return []
    const value = readPath(node.params, path)
    const sources = socket ? edgesByTarget(document, `${nodeId}.${port.name}`).map(({ from }) => from) : []
    const about = { nodeId, wiredFrom: sources }
    if (port.kind === 'loras') {
      const target = loraTarget(field, ports.inputs)
      if (target === undefined || (socket && sources.length > 0)) return []
      return loraParameters(about, { value, path, ...target })
    }
    if (!kinds.has(port.kind)) return []
    const place = placeOf(field, ports.outputs)
    const own: SweepParameter[] =
      place === undefined
        ? []
        : [
            {
              ...about,
              key: `${nodeId} ${field.key}`,
              title: port.title,
              type: port,
              value: value ?? port.default,
              place,
            },
          ]
    const isTemplate = !socket && templates.has(port.name)
    const text = value ?? port.default
    if (port.kind !== 'text' || typeof text !== 'string' || !/\p{L}/u.test(outsideBraces(text))) return own
    if (sources.length > 0 || (!isTemplate && !(socket && port.multiline))) return own
    const words: SweepParameter = {
      ...about,
      key: `${nodeId} ${field.key} words`,
      title: `Words in ${port.title}`,
      type: { ...port, multiline: false },
      value: text,
      place: { kind: 'words', path, ...(socket ? { port: port.name } : {}) },
    }
    return [words, ...own]
  })
}

/** A template without its placeholders. */
function outsideBraces(template: string): string {
  return template.replaceAll(/\{[^{}]*\}/g, ' ')
}

/** Where the values of a field go: its socket, or the output that carries it. */
function placeOf({ port, path = [], socket }: FieldSpec, outputs: readonly Port[]): SweepPlace | undefined {
  if (socket) return { kind: 'port', port: port.name, path }
  const output = outputs.find(({ name, list }) => name === port.name && !list)
  return output && { kind: 'output', output: output.name, path }
}

/** The socket that a stack's LoRAs go to when they come from elsewhere, and whether the stack keeps some itself. */
function loraTarget({ port, socket }: FieldSpec, inputs: readonly Port[]) {
  if (socket) return { port: port.name, stays: false }
  const before = inputs.find(({ kind }) => kind === 'loras')
  return before && { port: before.name, stays: true }
}

function loraParameters(
  about: Pick<SweepParameter, 'nodeId' | 'wiredFrom'>,
  stack: {
    readonly value: Json | undefined
    readonly path: readonly string[]
    readonly port: string
    readonly stays: boolean
  },
): SweepParameter[] {
  const { value, path, port, stays } = stack
  return readLoras(value).flatMap(({ weights, scale, enabled }, index): SweepParameter[] => {
    if (enabled === false || weights === '') return []
    const short = weights.split('/').at(-1) ?? weights
    const parameter = (
      field: 'scale' | 'weights',
      title: string,
      of: SweepParameter['type'],
    ): SweepParameter => ({
      ...about,
      wiredFrom: [],
      key: `${about.nodeId} ${[...path, index, field].join('.')}`,
      title,
      type: of,
      value: field === 'scale' ? scale : weights,
      place: { kind: 'lora', path, index, field, port, stays },
    })
    return [
      parameter('scale', `Scale of ${short}`, loraPort('scale', 'number')),
      parameter('weights', `LoRA ${index + 1}`, loraPort('weights', 'text')),
    ]
  })
}

function loraPort(name: string, kind: 'number' | 'text'): Port {
  return { name, kind, title: name, list: false, required: true, order: 0 }
}
