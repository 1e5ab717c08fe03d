/**
 * Tells whether a name that a person wrote can be the name of a port: letters, digits, `_` and `-`, a letter first,
 * and none of the names that every object has (`constructor`), which would be found where nothing was put.
 */
export const isPortName = (name: string): boolean => /^[A-Za-z][A-Za-z0-9_-]*$/.test(name) && !(name in {})
