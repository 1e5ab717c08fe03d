import { buildPages } from '../../scripts/build-pages.mjs'

/** Builds the pages if they must be, before the workers start: two that build at once are in each other's way. */
export const setup = buildPages
