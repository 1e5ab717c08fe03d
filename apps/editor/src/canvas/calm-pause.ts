/** Milliseconds between two drawings of what only tells of the zoom, while it changes: the picture has the frames. */
export const calmPause = 100
