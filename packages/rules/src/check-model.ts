import { findFamily } from './find-family.ts'
import type { KnownInputs } from './known-inputs.ts'
import type { RuleIssue } from './model-rule.ts'
import { readInputs } from './reading.ts'

/**
 * Everything that will not go as it seems to in a call of a model, by the rules of its family. Pure, and it changes
 * nothing of what is sent. Empty for a model of no known family.
 */
export function checkModel(inputs: KnownInputs): readonly RuleIssue[] {
  const family = findFamily(inputs.ports)
  if (family === undefined) return []
  const reading = readInputs(inputs)
  return family.rules
    .filter(({ needs }) => needs.every((input) => reading.port(input) !== undefined))
    .flatMap(({ code, severity, find }) =>
      find(reading).map((finding): RuleIssue => ({ code, severity, ...finding })),
    )
}
