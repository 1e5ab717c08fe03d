import { createPart } from '../../ui/create-part.ts'

/** The map of a large document, fetched with the first one. */
export const documentMapPart = createPart(async () => (await import('./document-map.tsx')).DocumentMap)
