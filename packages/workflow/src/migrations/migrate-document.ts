import type { JsonObject } from '@weft/ports'
import type { Migration } from './migration.ts'

/** A document brought to the present version, with the names of the steps it took; or why it cannot be. */
export type MigrationResult =
  | { readonly document: JsonObject; readonly applied: readonly string[] }
  | { readonly code: 'newer-version' | 'bad-version' | 'migration-failed'; readonly message: string }

/**
 * Brings a document of any earlier version to the present one, which is one more than there are steps.
 * A document from a newer version is refused. Never throws: a step that fails refuses the document.
 */
export function migrateDocument(document: JsonObject, steps: readonly Migration[]): MigrationResult {
  const present = steps.length + 1
  const version = document.weft
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    const message = `\`weft\` should be the version of the format, a whole number from 1 to ${present}, found ${JSON.stringify(version)}.`
    return { code: 'bad-version', message }
  }
  if (version > present) {
    const message = `This workflow was saved by a newer Weft (format ${version}; this one reads up to ${present}). Update Weft to open it.`
    return { code: 'newer-version', message }
  }
  let migrated = document
  const applied: string[] = []
  for (const [index, step] of steps.entries()) {
    if (index + 1 < version) continue
    try {
      migrated = { ...step.up(migrated), weft: index + 2 }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      return {
        code: 'migration-failed',
        message: `The step "${step.name}" to format ${index + 2} failed: ${reason}`,
      }
    }
    applied.push(step.name)
  }
  return { document: migrated, applied }
}
