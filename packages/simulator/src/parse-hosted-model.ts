import { type HostedModel, hostedModelSchema } from './hosted-model.ts'

/** Reads a hosted model from parsed JSON. Throws zod's error, which names every wrong path. */
export function parseHostedModel(value: unknown): HostedModel {
  return hostedModelSchema.parse(value)
}
