/** The graph as the bare page reads it: what React Flow needs of the same workflow. */
export interface BareGraph {
  readonly nodes: readonly {
    readonly id: string
    readonly x: number
    readonly y: number
    readonly title: string
  }[]
  readonly edges: readonly {
    readonly source: string
    readonly sourceHandle: string
    readonly target: string
    readonly targetHandle: string
  }[]
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  /** The view of the start; missing: all in view. */
  readonly viewport?: { readonly x: number; readonly y: number; readonly zoom: number }
}
