import { create } from 'zustand'
import { weft } from '../api/weft-client.ts'
import { type GalleryFilter, wholeGallery } from './gallery-filter.ts'
import { createPictureLoader, type PictureLoader } from './picture-loader.ts'
import { createResultList, type ResultList } from './result-list.ts'
import { noSelection, type Selection } from './selection.ts'

/** How the gallery is looked at. It stays while the gallery is closed. */
export interface GalleryStore {
  readonly list: ResultList
  readonly loader: PictureLoader
  readonly filter: GalleryFilter
  readonly selection: Selection
  /** Everything that fits is chosen, also what is still on its way. */
  readonly choosesAll: boolean
  /** Id of the picture that the keyboard is on. */
  readonly active?: string | undefined
  /** Pixels that a row should be high. */
  readonly size: number
}

/** The heights that can be chosen for a row. */
export const tileSizes = { least: 80, most: 400, step: 20, first: 180 } as const

/** The store of the gallery. */
export const useGalleryStore = create<GalleryStore>()(() => ({
  list: createResultList(weft.results),
  loader: createPictureLoader(),
  filter: wholeGallery,
  selection: noSelection,
  choosesAll: false,
  size: tileSizes.first,
}))

/** Shows other pictures; nothing is chosen then. */
export function filterGallery(change: Partial<GalleryFilter>): void {
  useGalleryStore.setState(({ filter }) => ({
    filter: { ...filter, ...change },
    selection: noSelection,
    choosesAll: false,
  }))
}
