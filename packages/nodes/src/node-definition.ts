import type { Issue, Port, Value } from '@weft/ports'
import type { Edit, PinnedModel } from '@weft/workflow'
import type { z } from 'zod'
import type { NodeContext } from './node-context.ts'

/** A port as a definition writes it: its key is its name and its place in the record is its order. */
export type PortSpec = Omit<Port, 'name' | 'order'>

/** Ports by name, in order. */
export type PortRecord = { readonly [name: string]: PortSpec }

/** What ports may depend on: the parameters, and the pinned schema of the model that the node calls, if any. */
export interface PortContext<Params> {
  readonly params: Params
  /** The entry of the document's `models` under the reference that `modelReference` gives. */
  readonly model: PinnedModel | undefined
}

/** How the palette and the rail group nodes. */
export type NodeCategory = 'input' | 'text' | 'image' | 'mask' | 'model' | 'list' | 'output'

/** A check of a node beyond its ports: gives issues whose `path` is relative to the node (such as `/params/loras/2`). */
export interface NodeCheckContext<Params> extends PortContext<Params> {
  /** Names of the inputs that an edge feeds. */
  readonly wired: ReadonlySet<string>
}

/** Inputs of a run by port name; ports that nothing feeds and that have no default are missing. */
export type InputValues = { readonly [port: string]: Value | undefined }

/** Outputs of a run by port name. */
export type OutputValues = { readonly [port: string]: Value }

/** What `run` is given. */
export interface RunArguments<Params> extends PortContext<Params> {
  readonly inputs: InputValues
  readonly context: NodeContext
}

/**
 * What a node is: its parameters, its ports, and what it does. One file each; the editor draws the node from it,
 * the engine runs it. `run` imports nothing of the server, so the file is safe in a browser bundle.
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
  /** The same inputs always give the same outputs, at no cost worth keeping. */
  readonly pure?: boolean
  /** Calls a model and costs money. */
  readonly paid?: boolean
  /** A default target of a run even when something follows it. */
  readonly sink?: boolean
  readonly params: Schema
  readonly inputs: (context: PortContext<z.output<Schema>>) => PortRecord
  readonly outputs: (context: PortContext<z.output<Schema>>) => PortRecord
  /** The reference of the model that the node calls, whose pinned schema `inputs` and `outputs` are then given. */
  readonly modelReference?: (params: z.output<Schema>) => string | undefined
  /**
   * Where a port's hand-set value lives inside the params: default `[portName]`.
   * The model node keeps its in `['input', portName]`.
   */
  readonly paramPath?: (portName: string) => readonly string[]
  /** A declared input of the workflow: its value comes from the run's `inputs`, by the name given here. */
  readonly workflowInput?: (params: z.output<Schema>) => Port
  /** A declared output of the workflow: the name under which its `value` input appears in the run. */
  readonly workflowOutput?: (params: z.output<Schema>) => string
  /** Further issues, such as more LoRAs than the model has pairs for. */
  readonly check?: (context: NodeCheckContext<z.output<Schema>>) => readonly Issue<Edit>[]
  readonly run: (run: RunArguments<z.output<Schema>>) => Promise<OutputValues>
}
