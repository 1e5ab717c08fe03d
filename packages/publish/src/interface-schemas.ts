import type { JsonObject, Port } from '@weft/ports'
import type { WorkflowInterface } from './describe-interface.ts'
import { valueSchema } from './value-schema.ts'

/** The inputs by name as one JSON schema (2020-12): strict, with ranges, choices, defaults and words. */
export function inputJsonSchema({ inputs }: Pick<WorkflowInterface, 'inputs'>): JsonObject {
  const required = inputs.filter(needsValue).map(({ name }) => name)
  return {
    type: 'object',
    additionalProperties: false,
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(inputs.map((port) => [port.name, inputSchema(port)])),
  }
}

/** The outputs by name as one JSON schema (2020-12). */
export function outputJsonSchema({ outputs }: Pick<WorkflowInterface, 'outputs'>): JsonObject {
  const properties = outputs.map(({ name, type }) => [name, type ? valueSchema(type, false) : {}])
  return { type: 'object', properties: Object.fromEntries(properties) }
}

/** Whether a caller has to give it. */
export function needsValue(port: Port): boolean {
  return port.required && port.default === undefined
}

function inputSchema(port: Port): JsonObject {
  return {
    ...valueSchema(port, true),
    title: port.title,
    ...(port.description !== undefined && { description: port.description }),
    ...(port.default !== undefined && { default: port.default }),
  }
}
