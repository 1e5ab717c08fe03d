import type { ItemOrigin } from '@weft/nodes'
import type { Issue, Json, Value } from '@weft/ports'
import type { CostEstimate } from '@weft/pricing'
import type { Edit, WorkflowDocument } from '@weft/workflow'

/** What feeds an input: values set by hand or outputs of earlier steps, joined in edge order where there are several. */
export type StepSource =
  | { readonly from: 'value'; readonly value: Json }
  | {
      readonly from: 'outputs'
      readonly outputs: readonly { readonly nodeId: string; readonly port: string }[]
    }

/** One node of the run, ready to be executed when everything in `needs` has ended. */
export interface PlanStep {
  readonly nodeId: string
  readonly type: string
  readonly title: string
  /** Parsed: defaults are filled in. */
  readonly params: { readonly [name: string]: unknown }
  /** Key of the document's `models` whose schema the node is built on, for a node that calls a model. */
  readonly model?: string
  /** By input name; an input that nothing feeds and that has no default is missing. */
  readonly sources: { readonly [input: string]: StepSource }
  /** Ids of the nodes whose outputs it takes, sorted, each once. */
  readonly needs: readonly string[]
  /** Input names that must have a value when the node runs. */
  readonly requiredInputs: readonly string[]
  /**
   * Inputs set by hand that hold pictures or files: `{ "asset": … }`, and where the node does not call a model
   * also URLs, are looked up in the asset store before the node runs.
   */
  readonly fileInputs: readonly string[]
  /** Input names of seeds: a paid call is kept for others only when each of them has a value. */
  readonly seedInputs: readonly string[]
  /** Input names that take lists: they never make lanes, and a single item becomes a list of one. */
  readonly listInputs: readonly string[]
  /** Input names that take whatever there is, one item or a list: they never make lanes. */
  readonly wholeInputs: readonly string[]
  readonly outputNames: readonly string[]
  /** Output names that give lists by themselves. */
  readonly listOutputs: readonly string[]
  /**
   * By name of a list input that pictures of several models reach, for a node that labels what it is given: which of
   * the models each of its wires comes from.
   */
  readonly models?: { readonly [input: string]: readonly ItemOrigin[] }
  /** How often it runs, where that is known before the run; else 1. */
  readonly lanes: number
  /** Its result is in the cache already. */
  readonly cached: boolean
  /** What its calls should cost, where prices were asked for and it calls a model. */
  readonly estimate?: CostEstimate
}

/** A document made into ordered steps. Making it is pure. */
export interface RunPlan {
  /** The document as it was planned, with seeds resolved into its params. */
  readonly document: WorkflowDocument
  /** Values of the declared inputs by name, defaults filled in. */
  readonly inputs: { readonly [name: string]: Value }
  /** In the order of execution: topological, ties by node id. */
  readonly steps: readonly PlanStep[]
  /** Names of the declared outputs with the node and port that give them. */
  readonly outputs: { readonly [name: string]: string }
  /** Warnings and infos: nothing that stops the run. */
  readonly issues: readonly Issue<Edit>[]
  /** What it should cost in all, where prices were asked for. */
  readonly estimate?: CostEstimate
}

/** A plan, or every reason why there is none. */
export type PlanResult =
  | { readonly plan: RunPlan; readonly issues: readonly Issue<Edit>[] }
  | { readonly plan?: undefined; readonly issues: readonly Issue<Edit>[] }
