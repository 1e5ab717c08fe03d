import type { InvalidField } from './invalid-field.ts'

/**
 * Writes the `detail` text of an "Input validation failed" answer: one line per field, each ended by a
 * line feed, such as `- input: prompt is required`. The body itself has no name: `- version is required`.
 */
export function formatInvalidFields(fields: readonly InvalidField[]): string {
  return fields
    .map(({ field, description }) => (field === '' ? `- ${description}\n` : `- ${field}: ${description}\n`))
    .join('')
}
