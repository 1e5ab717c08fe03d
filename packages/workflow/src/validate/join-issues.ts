import type { Issue } from '@weft/ports'
import type { Edit } from '../edit.ts'

/**
 * Joins what the catalog says of a node's params with what was found at its inputs. A place that the catalog speaks of,
 * or a place inside or round it, is not told twice; but the edit that mends it is handed on.
 */
export function joinIssues(
  catalog: readonly Issue<Edit>[],
  inputs: readonly Issue<Edit>[],
): readonly Issue<Edit>[] {
  if (catalog.length === 0) return inputs
  const errors = catalog.filter((issue) => issue.severity === 'error')
  const told = (issue: Issue<Edit>) => errors.some(({ path }) => isSamePlace(path, issue.path))
  const mended = catalog.map((issue) => {
    const fix = issue.fix ?? inputs.find(({ path, code }) => path === issue.path && code === issue.code)?.fix
    return fix === undefined ? issue : { ...issue, fix }
  })
  return [...mended, ...inputs.filter((issue) => !told(issue))]
}

function isSamePlace(path: string, other: string): boolean {
  // A catalog that speaks of the whole node has not spoken of each of its inputs.
  if (path.split('/').length <= 3) return false
  return path === other || other.startsWith(`${path}/`) || path.startsWith(`${other}/`)
}
