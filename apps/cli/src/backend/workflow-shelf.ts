import type { Issue } from '@weft/ports'
import type { WorkflowDocument } from '@weft/workflow'

/** A saved workflow at its newest version. */
export interface ShelvedWorkflow {
  readonly id: string
  readonly slug: string
  readonly version: string
  readonly published: boolean
  /** Names its revision, in quotes, as HTTP's `ETag` does. */
  readonly etag: string
  readonly createdAt: string
  readonly updatedAt: string
  readonly document: WorkflowDocument
}

/** What is to be saved. */
export interface WorkflowToShelve {
  readonly document: WorkflowDocument
  /** What parsing said of it. */
  readonly issues: readonly Issue[]
  /** Default: made from the name, or kept. */
  readonly slug?: string
  /** Default: false, or kept. */
  readonly published?: boolean
}

/** Saved workflows: in the data directory, or on a server. Everything throws a `CliError`; nothing is written then. */
export interface WorkflowShelf {
  /** All of them, most recently changed first. */
  readonly list: () => Promise<readonly ShelvedWorkflow[]>
  /** By id or slug. */
  readonly find: (idOrSlug: string) => Promise<ShelvedWorkflow | undefined>
  readonly create: (workflow: WorkflowToShelve) => Promise<ShelvedWorkflow>
  /** Replaces one, if its revision is still the one that `etag` names. */
  readonly update: (id: string, workflow: WorkflowToShelve, etag: string) => Promise<ShelvedWorkflow>
  readonly delete: (id: string, etag: string) => Promise<void>
  /** Newest first. */
  readonly versions: (
    id: string,
  ) => Promise<readonly { readonly version: string; readonly createdAt: string }[]>
  readonly version: (id: string, version: string) => Promise<WorkflowDocument>
}
