import type { Issue, IssueSeverity } from '@weft/ports'
import type { Edit } from '../edit.ts'
import { toPointer } from '../to-pointer.ts'

/** Where the parts of the parser leave what they find. */
export interface ParseContext {
  readonly issues: Issue<Edit>[]
}

/** Adds an issue at a path, given as keys and positions. */
export function report(
  context: ParseContext,
  path: readonly (string | number)[],
  found: {
    readonly code: string
    readonly message: string
    readonly severity?: IssueSeverity
    readonly nodeId?: string
  },
): void {
  const { severity = 'error', ...rest } = found
  context.issues.push({ severity, ...rest, path: toPointer(path) })
}
