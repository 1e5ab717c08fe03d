import { describe, expect, it } from 'vitest'
import { checkFile } from './check-file.ts'
import { findCycles } from './find-cycles.ts'
import { readSourceFile } from './source-file.ts'

const messages = (path: string, text: string) =>
  checkFile(readSourceFile(path, text)).map(({ message }) => message)

describe('the boundary check', () => {
  it('refuses a package that the table does not allow and says what to do instead', () => {
    expect(messages('packages/engine/src/a.ts', "import { x } from '@weft/replicate'\nx()\n")).toEqual([
      "engine may not import replicate: take a ModelProvider from the run's context",
    ])
  })

  it('allows types where the table says types, and refuses values', () => {
    expect(
      messages('packages/engine/src/a.ts', "import type { ModelProvider } from '@weft/provider'\n"),
    ).toEqual([])
    expect(messages('packages/engine/src/a.ts', "import { y } from '@weft/provider'\ny()\n")[0]).toContain(
      'only types',
    )
  })

  it('refuses deep imports, apps, and reaching into another package by path', () => {
    expect(messages('apps/server/src/a.ts', "import { x } from '@weft/engine/src/x.ts'\nx()\n")[0]).toContain(
      'no deep imports',
    )
    expect(messages('apps/cli/src/a.ts', "import { x } from '@weft/server'\nx()\n")[0]).toContain(
      'nothing imports an app',
    )
    expect(
      messages('packages/ports/src/a.ts', "import { x } from '../../workflow/src/x.ts'\nx()\n")[0],
    ).toContain('by its name')
  })

  it('refuses `export *`, a missing extension, and reading the environment', () => {
    expect(messages('packages/ports/src/a.ts', "export * from './b.ts'\n")[0]).toContain('name every export')
    expect(messages('packages/ports/src/a.ts', "import { b } from './b'\nb()\n")[0]).toContain(
      'write the extension',
    )
    expect(messages('packages/ports/src/a.ts', 'export const home = process.env.HOME\n')[0]).toContain(
      'read the environment',
    )
    expect(messages('apps/server/src/config.ts', 'export const home = process.env.HOME\n')).toEqual([])
  })

  it('asks for a row in the table when a package has none', () => {
    expect(messages('packages/new-idea/src/a.ts', 'export const a = 1\n')[0]).toContain(
      'is not in the import table',
    )
  })

  it('finds circles of values, and lets circles of types be', () => {
    const file = (path: string, text: string) => readSourceFile(`packages/ports/src/${path}`, text)
    const circle = [
      file('a.ts', "import { b } from './b.ts'\nb()\n"),
      file('b.ts', "import { a } from './a.ts'\na()\n"),
    ]
    expect(findCycles(circle)).toEqual([
      ['packages/ports/src/a.ts', 'packages/ports/src/b.ts', 'packages/ports/src/a.ts'],
    ])
    const types = [
      file('a.ts', "import type { b } from './b.ts'\n"),
      file('b.ts', "import type { a } from './a.ts'\n"),
    ]
    expect(findCycles(types)).toEqual([])
  })
})
