/** How places are said in the bundle. */
export interface Places {
  /** The file itself, as seen from the bundle's folder, such as `../../packages/images/src/draw-text.ts`. */
  readonly file: string
  /** Where the bundle has what a path relative to the file names. */
  readonly ofPath: (path: string) => string
  /** Where the bundle has a file of a package, such as `dejavu-fonts-ttf/ttf/DejaVuSans.ttf`. */
  readonly ofPackage: (specifier: string) => string
}

const uses =
  /\bimport\.meta\.resolve\('(?<specifier>[^']+)'\)|\bnew URL\('(?<path>[^']+)', import\.meta\.url\)|\bimport\.meta\.(?<name>\w+)/g

/**
 * Rewrites what a module says of its own place (`import.meta`), so that in a bundle it finds the files that lie beside
 * its source. Lines stay where they are.
 *
 * @throws Error at a use that cannot be kept.
 */
export function keepPlaces(code: string, places: Places): string {
  const address = (path: string) => `new URL('${path}', import.meta.url)`
  return code.replaceAll(uses, (use, ...rest) => {
    const { specifier, path, name }: Readonly<Record<string, string | undefined>> = rest.at(-1)
    if (specifier !== undefined) return `${address(places.ofPackage(specifier))}.href`
    if (path !== undefined) return address(places.ofPath(path))
    if (name === 'url') return `${address(places.file)}.href`
    if (name === 'dirname') return `(import.meta.dirname + '/${places.file.replace(/\/[^/]*$/, '')}')`
    throw new Error(`\`${use}\` cannot be kept in a bundle`)
  })
}

/** The files of packages that a module asks for by `import.meta.resolve`. */
export function packagesAsked(code: string): string[] {
  return [...code.matchAll(uses)].flatMap(({ groups }) => groups?.specifier ?? [])
}
