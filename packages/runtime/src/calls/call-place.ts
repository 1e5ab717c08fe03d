/** A place in a run where a call is made; `lane` is missing for a node that runs once. */
export interface CallPlace {
  readonly nodeId: string
  readonly lane?: number | undefined
}
