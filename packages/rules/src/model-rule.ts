import type { IssueSeverity, Json } from '@weft/ports'
import type { Reading } from './reading.ts'

/** A change of inputs that mends an issue with one click. */
export interface Mend {
  /** What the button says, such as `Drop mask`. */
  readonly label: string
  /** Values by input name; undefined takes the value away, and with it a wire that feeds the input. */
  readonly set: { readonly [input: string]: Json | undefined }
}

/** Something that will not go as it seems to, at the input where it is to be mended. */
export interface Finding {
  readonly input: string
  /** What really happens, and what to do instead. */
  readonly message: string
  readonly mend?: Mend
  /** Where it differs from the rule's. */
  readonly severity?: IssueSeverity
}

/** One fact about a family of models that makes an input ignored, rounded, slow, not repeatable or failing. */
export interface ModelRule {
  /** A stable kebab-case word. */
  readonly code: string
  /** `error` only for what surely fails. */
  readonly severity: IssueSeverity
  /** Inputs that the fact is about: a model that lacks one of them does not have the rule. */
  readonly needs: readonly string[]
  /** Says nothing without a cause that somebody set. */
  readonly find: (reading: Reading) => readonly Finding[]
}

/** A rule of a family, with where its fact comes from. */
export interface SourcedRule extends ModelRule {
  /** Such as a field's description, or a place in the predictor. */
  readonly source: string
}

/** Says of rules where their facts come from. */
export function fromSource(source: string, rules: readonly ModelRule[]): readonly SourcedRule[] {
  return rules.map((rule) => ({ ...rule, source }))
}

/** A finding with its rule's word and weight. */
export interface RuleIssue extends Omit<Finding, 'severity'> {
  readonly code: string
  readonly severity: IssueSeverity
}
