import type { RunEvent, RunPlan, RunState } from '@weft/engine'
import type { NodeRegistry } from '@weft/nodes'
import { type ImageValue, readOwn } from '@weft/ports'
import type { MadePicture } from '@weft/storage'
import { sha256Hex } from '@weft/workflow'
import { assetsIn } from './assets-in.ts'
import { describeInputs, describeModel } from './describe-call.ts'
import { imagesIn } from './images-in.ts'
import { type ResultPorts, resultPorts } from './result-ports.ts'

/** A place in a run; `lane` is missing for a node that runs once. */
interface Place {
  readonly nodeId: string
  readonly lane?: number | undefined
}

/** Finds the results of a run as its events come. */
export interface PictureRecorder {
  /** Remembers what a call is given; what is told later of the same place counts. */
  readonly given: (place: Place, inputs: { readonly [name: string]: unknown }) => void
  /** The pictures that an event tells of. */
  readonly picturesOf: (event: RunEvent) => readonly MadePicture[]
}

/**
 * Makes the recorder of a run. A result is a picture that the run made: what a model gave, and what reached an output
 * or came out at the end (`resultPorts`). Pictures that the document or the run's inputs name, and that a node brought
 * in, are none: they were there before.
 */
export function createPictureRecorder(
  run: Pick<RunState, 'id' | 'version' | 'workflowId' | 'simulated' | 'inputs'> & Partial<RunState>,
  { plan, registry }: { readonly plan: RunPlan; readonly registry: NodeRegistry },
): PictureRecorder {
  const ports = resultPorts(plan, registry)
  const given = new Map<string, { readonly [name: string]: unknown }>()
  const broughtIn = new Set<string>(assetsIn(JSON.stringify([plan.document.nodes, run.inputs])))
  for (const [nodeId, { outputs }] of Object.entries(run.nodes ?? {}))
    if (ports.bringsIn(nodeId)) for (const { asset } of imagesIn(outputs)) broughtIn.add(asset)
  const models = new Map(plan.steps.map(({ nodeId, model }) => [nodeId, model]))

  const describe = (place: Place): Partial<MadePicture> => {
    const model = models.get(place.nodeId)
    const inputs = given.get(keyOf(place))
    given.delete(keyOf(place))
    return {
      ...(model !== undefined && describeModel(model)),
      ...(inputs !== undefined && describeInputs(inputs)),
    }
  }

  return {
    given: (place, inputs) => {
      given.set(keyOf(place), inputs)
    },
    picturesOf: (event) => {
      if (event.type !== 'node-end') return []
      const { nodeId, lane, outputs, at } = event
      if (ports.bringsIn(nodeId)) {
        for (const { asset } of imagesIn(outputs)) broughtIn.add(asset)
        return []
      }
      const images = imagesToKeep({ nodeId, outputs, ports, broughtIn })
      if (images.length === 0) return []
      const shared = {
        ...describe({ nodeId, lane }),
        runId: run.id,
        nodeId,
        ...(lane !== undefined && { lane }),
        ...(run.workflowId !== undefined && { workflowId: run.workflowId }),
        workflowName: plan.document.name,
        workflowVersion: run.version,
        createdAt: at,
        simulated: run.simulated,
      }
      return images.map((image, index) => ({
        ...shared,
        id: pictureId({ runId: run.id, nodeId, lane, index, image }),
        image,
        index,
      }))
    },
  }
}

function imagesToKeep({
  nodeId,
  outputs,
  ports,
  broughtIn,
}: {
  readonly nodeId: string
  readonly outputs: { readonly [port: string]: unknown }
  readonly ports: ResultPorts
  readonly broughtIn: ReadonlySet<string>
}): readonly ImageValue[] {
  const wanted = ports.of(nodeId)
  if (wanted.size === 0) return []
  const isPaid = ports.isPaid(nodeId)
  const images = new Map<string, ImageValue>()
  for (const port of wanted)
    for (const image of imagesIn(readOwn(outputs, port)))
      if (isPaid || !broughtIn.has(image.asset)) images.set(image.asset, image)
  return [...images.values()]
}

function keyOf({ nodeId, lane = 0 }: Place): string {
  return `${lane}.${nodeId}`
}

/** Ids of one moment are listed from the largest: later lanes and pictures get smaller ones. */
function pictureId(
  of: Place & { readonly runId: string; readonly index: number; readonly image: ImageValue },
) {
  const place = sha256Hex(`${of.runId}\n${of.nodeId}`).slice(0, 12)
  const left = (value: number, digits: number): string =>
    (16 ** digits - 1 - value).toString(16).padStart(digits, '0')
  return `${place}-${left(of.lane ?? 0, 5)}${left(of.index, 4)}-${of.image.asset.slice(7, 19)}`
}
