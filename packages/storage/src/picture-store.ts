import type { ImageValue, Json } from '@weft/ports'
import type { WorkflowDocument } from '@weft/workflow'

/** A picture that a run made, as it is told to the store. */
export interface MadePicture {
  /** The same for the same picture of the same run, whoever tells of it. */
  readonly id: string
  readonly image: ImageValue
  readonly runId: string
  readonly nodeId: string
  readonly lane?: number
  /** Which picture of its node, or of its lane, from 0. */
  readonly index: number
  readonly workflowId?: string
  readonly workflowName: string
  /** Version of the workflow, 64 hex. */
  readonly workflowVersion: string
  readonly model?: string
  readonly modelVersion?: string
  readonly prompt?: string
  readonly seed?: number
  /** What the call was given; missing where nobody knows: what is known of the same picture in an earlier run is taken. */
  readonly inputs?: { readonly [name: string]: Json }
  readonly createdAt: string
  readonly simulated: boolean
}

/** A picture as it is stored. */
export interface StoredPicture extends MadePicture {
  readonly starred: boolean
  readonly trashedAt?: string
}

/** Which pictures; all hold at once. */
export interface PictureFilter {
  readonly workflowId?: string
  readonly workflowName?: string
  /** Also what this run took from the cache; without it, such pictures are given once. */
  readonly runId?: string
  readonly model?: string
  /** Words of the prompt, in lower case: all of them. */
  readonly words?: readonly string[]
  readonly starred?: boolean
  /** ISO 8601 in UTC, included. */
  readonly from?: string
  /** ISO 8601 in UTC, not included. */
  readonly to?: string
  /** What is in the trash, or what is not. */
  readonly trashed: boolean
}

/** How many pictures there are of each model and of each workflow. */
export interface PictureFacets {
  readonly models: readonly { readonly model: string; readonly count: number }[]
  readonly workflows: readonly {
    readonly workflowId?: string
    readonly name: string
    readonly count: number
  }[]
}

/** Pictures that runs made. They stay when their run is deleted. */
export interface PictureStore {
  /** Adds pictures; one that is there already stays as it is. */
  readonly add: (pictures: readonly MadePicture[]) => Promise<void>
  readonly get: (id: string) => Promise<StoredPicture | undefined>
  /** Those of the ids that are there, in any order. */
  readonly getAll: (ids: readonly string[]) => Promise<readonly StoredPicture[]>
  /** Newest first; `cursor` is the one an earlier page gave, `total` counts all pages. */
  readonly list: (filter: PictureFilter & { readonly limit: number; readonly cursor?: string }) => Promise<{
    readonly pictures: readonly StoredPicture[]
    readonly cursor?: string
    readonly total: number
  }>
  /** Most first; without what is in the trash. */
  readonly facets: () => Promise<PictureFacets>
  /** Writes the star, and when it was put into the trash (`null`: it is not). Undefined when there is none. */
  readonly update: (
    id: string,
    change: { readonly starred?: boolean; readonly trashedAt?: string | null },
  ) => Promise<StoredPicture | undefined>
  /** The document that a picture's run ran, also after the run was deleted. */
  readonly document: (picture: Pick<MadePicture, 'runId'>) => Promise<WorkflowDocument | undefined>
  /** Takes pictures away for good, and documents that no picture needs any more. */
  readonly delete: (ids: readonly string[]) => Promise<void>
  /** Runs that have ended and whose pictures were never told, oldest first: those of an older Weft. */
  readonly untoldRuns: (limit: number) => Promise<readonly string[]>
  /** Adds what such a run made, and never names it again. */
  readonly tell: (runId: string, pictures: readonly MadePicture[]) => Promise<void>
}
