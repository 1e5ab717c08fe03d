import type { NodeDefinition } from '@weft/nodes'
import type { Port } from '@weft/ports'
import type { NodeInterface } from '@weft/workflow'
import type { FieldSpec } from './field-spec.ts'

/** What `fieldsOfNode` looks at. */
export interface FieldSources {
  readonly definition: Pick<NodeDefinition, 'modelReference'>
  readonly ports: NodeInterface
  /** The definition's parameters as ports; see `paramPorts`. */
  readonly params: readonly Port[]
}

/**
 * Every parameter of a node in order: those without a socket first, then the input ports.
 *
 * A parameter that carries the name of an output has that output's type (the text of a prompt, the picture of a
 * loaded image, the items of a list); one called `default` has the type of the only output. The parameter that
 * holds the values of the input ports is not a field, and neither is the model's name, which has a place of its own on the card.
 */
export function fieldsOfNode({ definition, ports, params }: FieldSources): readonly FieldSpec[] {
  const sockets = ports.inputs.map((port): FieldSpec => {
    const path = ports.paramPaths?.[port.name]
    return path
      ? { key: path.join('.'), port, path, socket: true }
      : { key: `port:${port.name}`, port, socket: true }
  })
  const taken = new Set(sockets.flatMap((field) => field.path?.[0] ?? []))
  if (definition.modelReference) for (const name of ['model', 'input']) taken.add(name)
  const own = params
    .filter((port) => !taken.has(port.name))
    .map(
      (port): FieldSpec => ({ key: port.name, port: typed(port, ports), path: [port.name], socket: false }),
    )
  return [...own, ...sockets]
}

function typed(param: Port, ports: NodeInterface): Port {
  const only = ports.outputs.length === 1 ? ports.outputs[0] : undefined
  const model =
    ports.outputs.find((output) => output.name === param.name) ??
    (param.name === 'default' ? only : undefined)
  if (!model || model.kind === 'any') return param
  const { default: value, description, name, order, required } = param
  const title = model.name === name ? model.title : param.title
  return {
    ...model,
    name,
    title,
    order,
    required,
    ...(description === undefined ? {} : { description }),
    ...(value === undefined ? {} : { default: value }),
    ...(model.kind === 'text' && !model.list ? { multiline: true } : {}),
  }
}
