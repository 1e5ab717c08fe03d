import { createPart } from './create-part.ts'

/** A menu, whose code is fetched ahead once the page is at rest, or when one is first opened. */
export const popMenuPart = createPart(async () => (await import('./pop-menu.tsx')).PopMenu)
