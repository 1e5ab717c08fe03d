import type { Issue, IssueSeverity } from '@weft/ports'
import type { Edit } from '@weft/workflow'

/**
 * Makes an issue of a node, its path relative to the node.
 *
 * @param path such as `/params/mask`.
 * @param code a stable kebab-case word.
 * @param message what was expected, what was found, how to mend it.
 */
export const nodeIssue = (
  path: string,
  code: string,
  message: string,
  severity: IssueSeverity = 'error',
): Issue<Edit> => ({ code, severity, message, path })
