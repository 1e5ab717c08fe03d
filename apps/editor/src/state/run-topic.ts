/**
 * The topic of messages about how a run of the document on the canvas ended, or why none began: they are over when the
 * next one starts.
 */
export const runTopic = 'run'
