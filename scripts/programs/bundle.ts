// `node scripts/programs/bundle.ts FOLDER`: builds the server and the command into a new folder below FOLDER.
import { randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { root } from '../paths.mjs'
import { buildsIn, digestOf, sourcesFile } from './find-build.mjs'
import { type BuiltSource, ownSources } from './own-sources.ts'

/** Builds that are kept: a program that still runs loads parts of its own when they are wanted. */
const kept = 10

const programs = {
  server: join(root, 'apps', 'server', 'src', 'main.ts'),
  weft: join(root, 'apps', 'cli', 'src', 'main.ts'),
}

const [folder = ''] = process.argv.slice(2)
const outDir = join(folder, `building-${randomUUID()}`)
mkdirSync(outDir, { recursive: true })
const sources: Record<string, BuiltSource> = {}
const record = (path: string, source: BuiltSource) => {
  sources[path] = source
}
/** What no module names: which versions are installed, where packages begin, and this very code. */
const recordFile = (path: string) => {
  const { mtimeMs, size } = statSync(join(root, path))
  record(path, { mtimeMs, size, digest: digestOf(readFileSync(join(root, path))) })
}

/** Builds that were killed before their end, an hour ago or longer. */
const abandoned = () =>
  readdirSync(folder)
    .filter((name) => name.startsWith('building-'))
    .map((name) => join(folder, name))
    .filter((path) => Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > 3_600_000)

try {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [
      // Native code stays where it is installed; undici is as large as all the rest, and seldom wanted.
      ownSources({ root, outDir, programs, external: ['better-sqlite3', 'sharp', 'undici'], record }),
    ],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      target: 'node24',
      // Readable without its map too: only what is sent to browsers gains by being small.
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: programs,
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
          sourcemapExcludeSources: true,
          // A file of other letters than ASCII's takes twice the memory.
          charset: 'ascii',
          comments: false,
        },
      },
    },
  })
  const packages = new Set(
    Object.keys(sources).flatMap((path) => /^(?:packages|apps)\/[^/]+/.exec(path) ?? []),
  )
  for (const home of packages) recordFile(`${home}/package.json`)
  for (const name of ['bundle.ts', 'find-build.mjs', 'own-sources.ts', 'keep-places.ts'])
    recordFile(`scripts/programs/${name}`)
  recordFile('pnpm-lock.yaml')
  writeFileSync(join(outDir, sourcesFile), JSON.stringify(sources))
  const made = Object.keys(sources).sort()
  const name = digestOf(made.map((path) => `${path} ${sources[path]?.digest}\n`).join('')).slice(0, 16)
  // In one step: no program is ever seen in parts. Who built the same at the same time has made the same.
  if (existsSync(join(folder, name))) rmSync(outDir, { recursive: true })
  else renameSync(outDir, join(folder, name))
  for (const old of [...buildsIn(folder).slice(kept), ...abandoned()])
    rmSync(old, { recursive: true, force: true })
} catch (error) {
  rmSync(outDir, { recursive: true, force: true })
  throw error
}
