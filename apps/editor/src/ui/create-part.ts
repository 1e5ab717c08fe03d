import { type ComponentType, createElement } from 'react'
import { fetchCode } from '../api/fetch-code.ts'

/** A part of the screen whose code is fetched when it is first shown, or ahead of that. `ShowPart` draws it. */
export interface Part<Props> {
  /** Fetches the code and gives the component; a fetch that failed is tried again by the next call. */
  readonly fetch: () => Promise<ComponentType<Props>>
  /** The component, once it was fetched. */
  readonly current: () => ComponentType<Props> | undefined
}

/**
 * Makes a part from what fetches its component. What lets it read from the server comes with it: the canvas alone
 * needs none of that.
 */
export function createPart<Props extends object = object>(
  load: () => Promise<ComponentType<Props>>,
): Part<Props> {
  const kept: { component?: ComponentType<Props> } = {}
  return {
    async fetch() {
      if (kept.component === undefined) {
        const [Component, { ServerQueries }] = await fetchCode(() =>
          Promise.all([load(), import('../api/server-queries.tsx')]),
        )
        kept.component = (props) => createElement(ServerQueries, null, createElement(Component, props))
      }
      return kept.component
    },
    current: () => kept.component,
  }
}
