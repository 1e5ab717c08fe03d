import type { Port } from '@weft/ports'
import { findFamily } from './find-family.ts'
import type { KnownInputs } from './known-inputs.ts'
import { type Reading, readInputs } from './reading.ts'

/** A number of which only the bounds are known; equal where it is known. */
export interface WorkRange {
  readonly low: number
  readonly high: number
}

/** How much one call of a model has to do: what its time and price grow with. */
export interface Workload {
  /** The family of the model, if it has one. */
  readonly family?: string
  /** Pictures asked for. */
  readonly images: WorkRange
  /** Denoising steps of all pictures together where the family knows them, else the pictures. */
  readonly work: WorkRange
}

/** Names under which models ask how many pictures to make. */
const countNames = /^(num_outputs|num_images|number_of_images|num_images_per_prompt|batch_size|n)$/

/** Pictures that are taken as the most where a schema names no limit. */
const mostImages = 10

/** Says how much a call has to do. What is not known counts from the least to the most that the schema allows. */
export function workloadOf(inputs: KnownInputs): Workload {
  const family = findFamily(inputs.ports)
  const reading = readInputs(inputs)
  const counter = inputs.ports.find(({ name, kind }) => kind === 'integer' && countNames.test(name))
  const images = counter === undefined ? { low: 1, high: 1 } : rangeOf(reading, counter)
  if (family === undefined) return { images, work: images }
  const known = family.steps(reading)
  const port = reading.port('num_inference_steps')
  const steps =
    known !== undefined
      ? { low: known, high: known }
      : { low: 1, high: reading.number('num_inference_steps') ?? port?.maximum ?? 1 }
  const work = { low: Math.max(1, steps.low * images.low), high: Math.max(1, steps.high * images.high) }
  return { family: family.id, images, work }
}

function rangeOf(reading: Reading, { name, minimum, maximum }: Port): WorkRange {
  const known = reading.number(name)
  if (known !== undefined) return { low: known, high: known }
  return reading.isSet(name) ? { low: minimum ?? 1, high: maximum ?? mostImages } : { low: 1, high: 1 }
}
