import { Component, type ReactNode } from 'react'

/** What `FailureBoundary` takes. */
export interface FailureBoundaryProps {
  readonly children: ReactNode
  /** What is shown instead of a part that failed. */
  readonly fallback: (error: unknown) => ReactNode
}

/** Keeps a part of the screen that fails from taking the rest with it. */
export class FailureBoundary extends Component<FailureBoundaryProps, { readonly error?: unknown }> {
  override state: { readonly error?: unknown } = {}

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error }
  }

  override render(): ReactNode {
    return 'error' in this.state ? this.props.fallback(this.state.error) : this.props.children
  }
}
