import { type ImageSize, isRecord, readOwn, type Value } from '@weft/ports'
import type { KnownInputs } from '@weft/rules'
import { fillLoras } from './fill-loras.ts'
import { modelPorts } from './model-ports.ts'
import type { PortContext } from './node-definition.ts'
import { readLoras } from './read-loras.ts'

/** What the rules look at: the values that the model will get as far as they are known. */
export interface KnownModelInputs {
  readonly inputs: KnownInputs
  /** Inputs that the LoRA stack fills: they are mended there. */
  readonly fromStack: ReadonlySet<string>
}

type ModelContext = PortContext<{ readonly input: { readonly [name: string]: Value } }>

/** Gathers what is set by hand, what wires surely bring, and which wires bring what only the run tells. */
export const knownModelInputs = (context: ModelContext): KnownModelInputs => {
  const { params, model, wired, known, mayBeEmpty } = context
  const { inputs: ports, pairs, stackPort } = modelPorts(model)
  const values: { [input: string]: Value | undefined } = {}
  const unknown = new Set<string>()
  const uncertain = new Set<string>()
  for (const { name } of ports) {
    values[name] = wired.has(name) ? known(name) : readOwn(params.input, name)
    if (!wired.has(name) || values[name] !== undefined) continue
    unknown.add(name)
    if (mayBeEmpty(name)) uncertain.add(name)
  }
  const fromStack = new Set<string>()
  if (stackPort !== undefined) {
    const stack = wired.has(stackPort) ? known(stackPort) : params.input[stackPort]
    const filled = fillLoras(
      pairs,
      readLoras(stack).filter(({ enabled }) => enabled !== false),
      {},
    )
    for (const [name, value] of Object.entries(filled.values)) {
      values[name] = value
      fromStack.add(name)
    }
    const [first] = pairs
    if (wired.has(stackPort) && stack === undefined && first !== undefined) {
      for (const name of [first.weights, first.scale]) {
        unknown.add(name)
        uncertain.add(name)
        fromStack.add(name)
      }
    }
  }
  const imageSize = sizeOfImage(context)
  return {
    inputs: { ports, values, unknown, uncertain, ...(imageSize === undefined ? {} : { imageSize }) },
    fromStack,
  }
}

/** The size of the input image, from its wire or from what was kept of an upload. */
const sizeOfImage = ({ params, wired, wiredType }: ModelContext): ImageSize | undefined => {
  if (wired.has('image')) return wiredType('image')?.size
  const image: unknown = params.input.image
  if (!isRecord(image)) return undefined
  const { width, height } = image
  return typeof width === 'number' && typeof height === 'number' ? { width, height } : undefined
}
