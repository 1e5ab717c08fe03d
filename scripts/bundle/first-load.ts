/** A file of Vite's build manifest, as far as it is looked at. */
export interface BuiltFile {
  readonly file: string
  readonly isEntry?: boolean
  /** Keys of files that are loaded with it. */
  readonly imports?: readonly string[]
  /** Keys of files that it loads when they are wanted. */
  readonly dynamicImports?: readonly string[]
}

/** Vite's `manifest.json`: built files by the source they come from. */
export type BuildManifest = { readonly [key: string]: BuiltFile }

/**
 * The scripts that are fetched before the editor can be used: the entry and what it imports, and the rest of the
 * program, which the entry fetches at once, with what that imports. Throws when the manifest has no entry.
 */
export const firstLoad = (manifest: BuildManifest): readonly string[] => {
  const entry = Object.values(manifest).find((file) => file.isEntry === true)
  if (entry === undefined) throw new Error('The manifest of the build names no entry.')
  const found = new Set<string>()
  const visit = (file: BuiltFile | undefined): void => {
    if (file === undefined || found.has(file.file)) return
    found.add(file.file)
    for (const key of file.imports ?? []) visit(manifest[key])
  }
  visit(entry)
  for (const key of entry.dynamicImports ?? []) visit(manifest[key])
  return [...found].filter((file) => file.endsWith('.js')).toSorted()
}
