import type { Issue, JsonObject, Port, PortType, Value } from '@weft/ports'
import type { Edit, PinnedModel, WorkflowEdge } from '@weft/workflow'
import type { z } from 'zod'
import type { NodeContext } from './node-context.ts'

/** A port as a definition writes it: its key is its name and its place in the record is its order. */
export type PortSpec = Omit<Port, 'name' | 'order'>

/** Ports by name, in order. */
export type PortRecord = { readonly [name: string]: PortSpec }

/** A node's own settings: its parameters, and the pinned schema of the model that it calls, if any. */
export interface NodeSettings<Params> {
  readonly params: Params
  /** The entry of the document's `models` under the reference that `modelReference` gives. */
  readonly model: PinnedModel | undefined
}

/** What ports may depend on: the settings, and what is wired to the inputs. */
export interface PortContext<Params> extends NodeSettings<Params> {
  /**
   * The type of what is wired to an input, nothing when no edge feeds it (or it is not known). Lets an output
   * follow its input, as `pick` does. Outputs may ask; inputs may not, since they would chase themselves.
   */
  readonly wiredType: (input: string) => PortType | undefined
  /** Names of the inputs that an edge feeds. */
  readonly wired: ReadonlySet<string>
  /** The value an input will have, where that is known before any run: computed by pure nodes from params alone. */
  readonly known: (input: string) => Value | undefined
  /** Whether nothing may come through the wire after all: from an optional input of the workflow, or a node switched off. */
  readonly mayBeEmpty: (input: string) => boolean
}

/** How the palette and the rail group nodes. */
export type NodeCategory = 'input' | 'text' | 'image' | 'mask' | 'model' | 'list' | 'output'

/** A check of a node beyond its ports: gives issues whose `path` is relative to the node (such as `/params/loras/2`). */
export interface NodeCheckContext<Params> extends PortContext<Params> {
  /** The node's own id: what the edit of a fix is about. */
  readonly nodeId: string
  /** The edges into an input: a fix that empties it takes them away. */
  readonly edgesInto: (input: string) => readonly WorkflowEdge[]
}

/** Inputs of a run by port name; ports that nothing feeds and that have no default are missing. */
export type InputValues = { readonly [port: string]: Value | undefined }

/**
 * Outputs of a run by port name. A node without output ports may give a `value` all the same: it is told
 * in the node's events, and for a declared output it is the run's result, but it cannot be wired.
 */
export type OutputValues = { readonly [port: string]: Value }

/** Which value of a list an item came from: its place, from 0, and what it says where that is short and plain. */
export interface ItemOrigin {
  readonly index: number
  readonly value?: string | number | boolean
  /** What the values of the list are, such as `guidance`, where it says so. */
  readonly name?: string
}

/**
 * Where the items of a list input came from: for each item, one place for each list that took part in any of them
 * (the same lists in the same order for all), nothing where that list took no part. Lists have no names here, so
 * that a result never depends on what a node is called.
 */
export type InputLineage = readonly (readonly (ItemOrigin | undefined)[])[]

/** An item of an input that an item of an output is: the lineage of the one is that of the other. */
export interface PassedItem {
  readonly input: string
  readonly index: number
}

/** What `compute` is given. */
export interface ComputeArguments<Params> extends NodeSettings<Params> {
  readonly inputs: InputValues
}

/** What `run` is given. */
export interface RunArguments<Params> extends ComputeArguments<Params> {
  readonly context: NodeContext
  /** By name of a list input; empty unless the definition says `usesLineage`. */
  readonly lineage: { readonly [input: string]: InputLineage }
}

/**
 * What a node is: its parameters, its ports, and what it does. One file each; the editor draws the node from it,
 * the engine runs it. `run` imports nothing of the server, so the file is safe in a browser bundle.
 *
 * Members are written as methods so that a definition with its own params is a `NodeDefinition`; whoever calls
 * them hands in params that `params` has parsed.
 */
export interface NodeDefinition<Schema extends z.ZodObject = z.ZodObject> {
  /** The name documents use; never changes. */
  readonly type: string
  readonly title: string
  /** One or two sentences for the palette and the inspector. */
  readonly description: string
  readonly category: NodeCategory
  /** Other words people search for. */
  readonly aliases?: readonly string[]
  /** Part of the cache key: raise it when `run` gives something else for the same inputs. Default 1. */
  readonly version?: number
  /** The same inputs always give the same outputs: results are kept and given again. */
  readonly pure?: boolean
  /** What `run` gives depends on where list items came from: it is handed their lineage, which is part of the cache key. */
  readonly usesLineage?: boolean
  /**
   * Runs although some lanes of a node before it failed: its list inputs then hold `null` in their places. All others
   * are skipped.
   */
  readonly takesGaps?: boolean
  /** Calls a model and costs money. */
  readonly paid?: boolean
  /** A default target of a run even when something follows it. */
  readonly sink?: boolean
  /** Passes an input of a fitting type to each output when bypassed. Default: yes, unless it has no inputs or is a sink. */
  readonly bypass?: boolean
  readonly params: Schema
  inputs(context: PortContext<z.output<Schema>>): PortRecord
  outputs(context: PortContext<z.output<Schema>>): PortRecord
  /** The reference of the model that the node calls, whose pinned schema `inputs` and `outputs` are then given. */
  modelReference?(params: z.output<Schema>): string | undefined
  /**
   * Where a port's hand-set value lives inside the params: default `[portName]`.
   * The model node keeps its in `['input', portName]`. Nothing: the port is fed by edges only.
   */
  paramPath?(portName: string): readonly string[] | undefined
  /** A declared input of the workflow: its value comes from the run's `inputs`, by the name given here. */
  workflowInput?(params: z.output<Schema>): Port
  /** A declared output of the workflow: the name under which its `value` input appears in the run. */
  workflowOutput?(params: z.output<Schema>): string
  /** The params of a node that declares an input with the name, type, default and words of a port. */
  declareInput?(port: Port): JsonObject
  /** The params of a node that declares an output. */
  declareOutput?(name: string): JsonObject
  /** Further issues, such as more LoRAs than the model has pairs for. */
  check?(context: NodeCheckContext<z.output<Schema>>): readonly Issue<Edit>[]
  /** What the values of the lists that it gives are called where they label something. */
  itemsName?(params: z.output<Schema>): string | undefined
  /** For outputs whose items are items of its inputs: which one each is, in order, one for an output of one item. */
  passedItems?(run: ComputeArguments<z.output<Schema>>): { readonly [output: string]: readonly PassedItem[] }
  /** The work of a pure node that needs no context: lets a plan know values before the run. Throws `invalid_input`. */
  compute?(run: ComputeArguments<z.output<Schema>>): OutputValues
  /** The work. Throws a `WeftError` for what a person can mend or wait for. */
  run(run: RunArguments<z.output<Schema>>): Promise<OutputValues>
}
