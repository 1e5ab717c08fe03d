import { posix } from 'node:path'
import { importRules, insteadOf } from './import-rules.ts'
import type { SourceFile } from './source-file.ts'

/** A broken rule: where, and what to do instead. */
export interface Violation {
  readonly path: string
  readonly line: number
  readonly message: string
}

/** Files that may read the environment: the configuration, and what starts things. */
const mayReadEnvironment = [
  /\/config\.ts$/,
  /\/main\.ts$/,
  /^scripts\//,
  /^tests\//,
  /\.test\.tsx?$/,
  /^examples\//,
  /\.config\.ts$/,
  /\/test\//,
]

/** Tests may reach for other packages to stand on real things. */
const isTest = (path: string) => /\.test\.tsx?$|\/test\/|\/conformance\//.test(path)

/** The package or app that a file belongs to, such as `packages/ports`; nothing outside of them. */
export function homeOf(path: string): string | undefined {
  return /^(packages|apps)\/[^/]+(?=\/)/.exec(path)?.[0]
}

/** Checks one file against every rule that needs no other file. */
export function checkFile(file: SourceFile): Violation[] {
  const home = homeOf(file.path)
  const found: Violation[] = []
  const report = (line: number, message: string) => found.push({ path: file.path, line, message })

  for (const line of file.starExports)
    report(line, '`export *` hides what a package offers: name every export')
  if (home === undefined) return found

  const own = home.split('/')[1] ?? ''
  const rules = importRules[home]
  if (rules === undefined) {
    report(1, `${home} is not in the import table: add it to scripts/boundaries/import-rules.ts`)
    return found
  }
  for (const { specifier, typeOnly, line } of file.imports) {
    if (specifier.startsWith('.')) {
      const target = posix.normalize(posix.join(posix.dirname(file.path), specifier))
      if (homeOf(target) !== home && !isTest(file.path) && !target.startsWith('examples/')) {
        report(line, `${own} may not reach into ${target}: import the package by its name`)
      }
      if (!/\.(ts|tsx|json|css|mjs|svg)$|\?/.test(specifier))
        report(line, `write the extension: '${specifier}' (Node runs the source as it is)`)
      continue
    }
    const match = /^@weft\/([^/]+)(\/.*)?$/.exec(specifier)
    if (match === null) continue
    const [, target = '', deep] = match
    if (deep !== undefined && deep !== '/conformance')
      report(line, `no deep imports: '${specifier}' must come from '@weft/${target}'`)
    if (isTest(file.path)) continue
    if (importRules[`apps/${target}`] !== undefined) {
      report(
        line,
        `nothing imports an app, so ${own} may not import ${target}: move what is shared into a package`,
      )
      continue
    }
    const right = rules[target]
    const instead = insteadOf[target] === undefined ? '' : `: ${insteadOf[target]}`
    if (right === undefined) report(line, `${own} may not import ${target}${instead}`)
    else if (right === 'types' && !typeOnly)
      report(line, `${own} may import only types from ${target} (\`import type\`)${instead}`)
  }
  if (!mayReadEnvironment.some((pattern) => pattern.test(file.path))) {
    const index = file.text.indexOf('process.env')
    if (index >= 0)
      report(
        file.text.slice(0, index).split('\n').length,
        'only apps/server/src/config.ts and main.ts files read the environment: take the value as an argument',
      )
  }
  return found
}
