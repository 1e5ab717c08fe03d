/** The topic of messages about how a run of the document on the canvas ended: they are over when the next one starts. */
export const runTopic = 'run'
