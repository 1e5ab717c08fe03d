import type { Issue } from '@weft/ports'
import { toPointer } from '@weft/workflow'
import type { FieldSpec } from './field-spec.ts'

/** The issues of a node that concern one of its fields: by port, or by a path at or under where its value lives. */
export function issuesOfField<Found extends Issue>(
  issues: readonly Found[],
  nodeId: string,
  field: FieldSpec,
): readonly Found[] {
  const at = field.path && toPointer(['nodes', nodeId, 'params', ...field.path])
  return issues.filter((issue) => {
    if (at !== undefined && (issue.path === at || issue.path.startsWith(`${at}/`))) return true
    return field.socket && issue.port === field.port.name
  })
}
