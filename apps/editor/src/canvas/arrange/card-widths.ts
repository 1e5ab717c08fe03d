/** Narrowest and widest card in pixels. */
export const leastCardWidth = 200
export const mostCardWidth = 960

/** Narrowest frame or note that a command makes, in pixels. */
export const frameSides = { least: 120 } as const

/** Width of a card that nobody resized, in pixels at zoom 1: of one that shows a picture, and of any other. */
export const usualCardWidths = { picture: 320, plain: 280 } as const
