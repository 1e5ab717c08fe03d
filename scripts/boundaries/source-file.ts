import { parseSync } from 'oxc-parser'

/** One import or re-export of a source file. */
export interface SourceImport {
  readonly specifier: string
  /** Everything it brings in is a type. */
  readonly typeOnly: boolean
  readonly line: number
}

/** What the boundary check needs to know of a file. */
export interface SourceFile {
  /** Relative to the project, with forward slashes. */
  readonly path: string
  readonly text: string
  readonly imports: readonly SourceImport[]
  /** Lines of `export *`. */
  readonly starExports: readonly number[]
}

/**
 * Reads the imports of a TypeScript file.
 *
 * @param path relative to the project, with forward slashes
 * @throws when the file cannot be parsed
 */
export function readSourceFile(path: string, text: string): SourceFile {
  const { module, errors } = parseSync(path, text)
  if (errors[0] !== undefined) throw new Error(`${path}: ${errors[0].message}`)
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length
  const imports: SourceImport[] = module.staticImports.map((statement) => ({
    specifier: statement.moduleRequest.value,
    typeOnly: statement.entries.length > 0 && statement.entries.every((entry) => entry.isType),
    line: lineOf(statement.start),
  }))
  const starExports: number[] = []
  for (const statement of module.staticExports) {
    for (const entry of statement.entries) {
      if (entry.moduleRequest === null) continue
      imports.push({
        specifier: entry.moduleRequest.value,
        typeOnly: entry.isType,
        line: lineOf(statement.start),
      })
      if (String(entry.importName.kind) === 'AllButDefault') starExports.push(lineOf(statement.start))
    }
  }
  for (const dynamic of module.dynamicImports) {
    const specifier = text.slice(dynamic.moduleRequest.start, dynamic.moduleRequest.end)
    if (!/^['"]/.test(specifier)) continue
    imports.push({ specifier: specifier.slice(1, -1), typeOnly: false, line: lineOf(dynamic.start) })
  }
  return { path, text, imports, starExports }
}
