/** `Cache-Control` of files with a hash in their name: they never change. */
export const immutable = 'public, max-age=31536000, immutable'
