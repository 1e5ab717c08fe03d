import type { Migration } from './migration.ts'

/**
 * Every step there has been, oldest first: the first leads from version 1 to version 2. Append only: never change,
 * reorder or remove one. Each has a stored document of the version before it, and a test that fails without.
 */
export const migrations: readonly Migration[] = []
