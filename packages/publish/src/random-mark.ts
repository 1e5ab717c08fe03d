/**
 * The key in a published workflow's `Input` that says that it draws a seed of its own: the same input gives something
 * else each time, so a result of it is not kept.
 */
export const randomMark = 'x-weft-random'
