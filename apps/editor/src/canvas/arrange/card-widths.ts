/** Narrowest and widest card in pixels. */
export const leastCardWidth = 200
export const mostCardWidth = 960

/** Narrowest frame or note that a command makes, in pixels. */
export const frameSides = { least: 120 } as const
