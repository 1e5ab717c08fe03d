import { readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { digestOf } from './find-build.mjs'
import { keepPlaces, packagesAsked } from './keep-places.ts'

/** A source as it was when it was read, as `sources.json` has it. */
export interface BuiltSource {
  readonly mtimeMs: number
  readonly size: number
  readonly digest: string
}

/** What the plugin needs to know. */
export interface OwnSourcesOptions {
  readonly root: string
  /** The folder that all files of the bundle are written to, without folders inside. */
  readonly outDir: string
  /** Programs of the bundle: their sources' absolute paths by name. */
  readonly programs: Readonly<Record<string, string>>
  /** Packages that are left where they are installed. */
  readonly external: readonly string[]
  /** Is told each source with its path in the project. */
  readonly record: (path: string, source: BuiltSource) => void
}

/** What a built program does before anything else. */
const firstOfAll = `import { nameSources } from ${JSON.stringify(fileURLToPath(new URL('./name-sources.ts', import.meta.url)))};nameSources();`

/** Reads the project's own sources for the bundler, so that they find their files and it is known what was read. */
export function ownSources({ root, outDir, programs, external, record }: OwnSourcesOptions): Plugin {
  const from = (folder: string, file: string) => relative(folder, file).split(sep).join('/')
  const placeOf = (file: string): string => {
    const program = Object.keys(programs).find((name) => programs[name] === file)
    return program === undefined ? from(outDir, file) : `./${program}.js`
  }
  return {
    name: 'weft:own-sources',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!external.includes(source)) return undefined
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true })
      // By its path: pnpm lets only the package that names it find it by its name.
      return resolved && { id: from(outDir, resolved.id), external: 'absolute' }
    },
    async load(id) {
      if (!id.startsWith(root + sep) || id.includes(`${sep}node_modules${sep}`)) return undefined
      const { mtimeMs, size } = statSync(id)
      const content = readFileSync(id)
      record(from(root, id), { mtimeMs, size, digest: digestOf(content) })
      const isProgram = Object.values(programs).includes(id)
      // In front of its first line, so that all lines stay where they are.
      const code = (isProgram ? firstOfAll : '') + content.toString('utf8')
      const files = new Map<string, string>()
      for (const specifier of packagesAsked(code)) {
        const resolved = await this.resolve(specifier, id)
        if (resolved === null) throw new Error(`${specifier}, which ${id} asks for, is not installed`)
        files.set(specifier, from(outDir, resolved.id))
      }
      return keepPlaces(code, {
        file: from(outDir, id),
        ofPath: (path) => placeOf(join(dirname(id), path)),
        ofPackage: (specifier) => files.get(specifier) ?? specifier,
      })
    },
  }
}
