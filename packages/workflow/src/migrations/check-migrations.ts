import type { Migration } from './migration.ts'

/**
 * What is wrong with a list of steps and their stored old documents, as sentences: a step without a document, a
 * document without a step, a name that is used twice or is not kebab-case. Empty when all is well.
 */
export function checkMigrations(steps: readonly Migration[], stored: readonly string[]): string[] {
  const names = steps.map((step) => step.name)
  const missing = names.filter((name) => !stored.includes(name))
  const left = stored.filter((name) => !names.includes(name))
  return [
    ...missing.map(
      (name) => `The migration "${name}" has no stored document: add fixtures/migrations/${name}.json.`,
    ),
    ...left.map((name) => `fixtures/migrations/${name}.json has no migration: the list is append-only.`),
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => `"${name}" is there twice.`),
    ...names
      .filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
      .map((name) => `"${name}" should be kebab-case.`),
  ]
}
