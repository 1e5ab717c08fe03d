/** Loads sharp when the first picture is drawn: a server at rest is spared its 15 MB, and its start 50 ms. */
export const loadSharp = async () => (await import('sharp')).default
