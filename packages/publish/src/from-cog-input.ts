import type { Json, Port } from '@weft/ports'
import type { WorkflowInterface } from './describe-interface.ts'

/**
 * Makes the inputs of a run of an input as `toCogSchema` describes it: a secret is named by a text, and an address that
 * `own` knows is the stored file itself. Everything else goes on as it is, and is checked by the run.
 */
export function fromCogInput(
  input: { readonly [name: string]: Json },
  { inputs }: Pick<WorkflowInterface, 'inputs'>,
  own: (address: string) => Promise<Json | undefined>,
): Promise<{ readonly [name: string]: Json }> {
  const ports = new Map(inputs.map((port) => [port.name, port]))
  const convert = async (value: Json, port: Port): Promise<Json> => {
    if (Array.isArray(value)) return Promise.all(value.map((item: Json) => convert(item, port)))
    if (typeof value !== 'string') return value
    if (port.kind === 'secret') return { secret: value }
    const isFile = port.kind === 'image' || port.kind === 'mask' || port.kind === 'file'
    return isFile ? ((await own(value)) ?? value) : value
  }
  const entries = Object.entries(input).map(async ([name, value]): Promise<[string, Json]> => {
    const port = ports.get(name)
    return [name, port === undefined ? value : await convert(value, port)]
  })
  return Promise.all(entries).then((all) => Object.fromEntries(all))
}
