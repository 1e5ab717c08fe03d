import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonObject } from '@weft/ports'
import { describe, expect, it } from 'vitest'
import { parseWorkflow, workflowSchema } from '../index.ts'
import { checkMigrations } from './check-migrations.ts'
import { migrateDocument } from './migrate-document.ts'
import type { Migration } from './migration.ts'
import { migrations } from './migrations.ts'

const directory = join(import.meta.dirname, '../../fixtures/migrations')
const stored = existsSync(directory) ? readdirSync(directory).map((name) => name.replace(/\.json$/, '')) : []

const renameTitle: Migration = {
  name: 'rename-title',
  up: ({ title, ...rest }) => ({ ...rest, name: title ?? '' }),
}
const addEdges: Migration = { name: 'add-edges', up: (document) => ({ edges: [], ...document }) }
const failing: Migration = {
  name: 'failing',
  up: () => {
    throw new Error('boom')
  },
}
const old: JsonObject = Object.freeze({ weft: 1, title: 'Old', extra: 'kept' })

describe('the migrations there are', () => {
  it('each have a stored document of the version before, which still opens', () => {
    expect(checkMigrations(migrations, stored)).toEqual([])
    for (const [index, { name }] of migrations.entries()) {
      const document = JSON.parse(readFileSync(join(directory, `${name}.json`), 'utf8'))
      expect(document.weft).toBe(index + 1)
      const parsed = parseWorkflow(document)
      expect(parsed.issues).toEqual([])
      expect(workflowSchema.safeParse(parsed.document).success).toBe(true)
    }
  })

  it('are as many as the version of the format says', () => {
    expect(migrations.length + 1).toBe(workflowSchema.shape.weft.value)
  })
})

describe('migrateDocument', () => {
  it('takes every step from the version of the document on, and leaves the old one alone', () => {
    expect(migrateDocument(old, [renameTitle, addEdges])).toEqual({
      document: { weft: 3, name: 'Old', extra: 'kept', edges: [] },
      applied: ['rename-title', 'add-edges'],
    })
    expect(migrateDocument({ weft: 2, name: 'x' }, [renameTitle, addEdges])).toEqual({
      document: { weft: 3, name: 'x', edges: [] },
      applied: ['add-edges'],
    })
    expect(old).toEqual({ weft: 1, title: 'Old', extra: 'kept' })
  })

  it('refuses a newer document, a wrong version and a step that fails, with a sentence', () => {
    expect(migrateDocument({ weft: 4 }, [renameTitle, addEdges])).toMatchObject({
      code: 'newer-version',
      message: expect.stringContaining('newer Weft (format 4; this one reads up to 3)'),
    })
    expect(migrateDocument({ weft: 1.5 }, [])).toMatchObject({ code: 'bad-version' })
    expect(migrateDocument(old, [failing])).toMatchObject({
      code: 'migration-failed',
      message: 'The step "failing" to format 2 failed: boom',
    })
  })
})

describe('checkMigrations', () => {
  it('finds a step without a stored document, and the other way round', () => {
    expect(checkMigrations([renameTitle, addEdges], ['rename-title', 'add-edges'])).toEqual([])
    expect(checkMigrations([renameTitle], [])[0]).toContain('add fixtures/migrations/rename-title.json')
    expect(checkMigrations([], ['gone'])[0]).toContain('append-only')
    expect(checkMigrations([renameTitle, renameTitle], ['rename-title'])).toContain(
      '"rename-title" is there twice.',
    )
    expect(checkMigrations([{ ...renameTitle, name: 'Bad Name' }], ['Bad Name'])).toHaveLength(1)
  })
})
