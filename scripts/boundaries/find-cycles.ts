import { posix } from 'node:path'
import type { SourceFile } from './source-file.ts'

/**
 * Finds circles of files that import each other at run time (imports of types do no harm).
 *
 * @returns each circle once, as paths in order, the first one repeated at the end
 */
export function findCycles(files: readonly SourceFile[]): string[][] {
  const known = new Set(files.map((file) => file.path))
  const next = new Map<string, string[]>()
  for (const file of files) {
    const targets = file.imports
      .filter((entry) => !entry.typeOnly && entry.specifier.startsWith('.'))
      .map((entry) => posix.normalize(posix.join(posix.dirname(file.path), entry.specifier)))
      .filter((path) => known.has(path))
    next.set(file.path, targets)
  }
  const cycles: string[][] = []
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]) => {
    const at = trail.indexOf(path)
    if (at >= 0) {
      cycles.push([...trail.slice(at), path])
      return
    }
    if (done.has(path)) return
    for (const target of next.get(path) ?? []) visit(target, [...trail, path])
    done.add(path)
  }
  for (const path of [...known].sort()) visit(path, [])
  return cycles
}
