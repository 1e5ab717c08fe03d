import type { ComponentType } from 'react'

/** A part of the screen whose code is fetched when it is first shown, or ahead of that. `ShowPart` draws it. */
export interface Part<Props> {
  /** Fetches the code and gives the component; a fetch that failed is tried again by the next call. */
  readonly fetch: () => Promise<ComponentType<Props>>
  /** The component, once it was fetched. */
  readonly current: () => ComponentType<Props> | undefined
}

/** Makes a part from what fetches its component. */
export function createPart<Props = object>(load: () => Promise<ComponentType<Props>>): Part<Props> {
  const kept: { component?: ComponentType<Props> } = {}
  return {
    async fetch() {
      kept.component ??= await load()
      return kept.component
    },
    current: () => kept.component,
  }
}
