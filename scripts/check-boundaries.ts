// Checks who imports whom, and the other walls of ARCHITECTURE.md. Part of `npm test`.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkFile } from './boundaries/check-file.ts'
import { findCycles } from './boundaries/find-cycles.ts'
import { readSourceFile } from './boundaries/source-file.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const listed = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
const files = listed
  .split('\n')
  .filter((path) => path !== '' && !path.endsWith('.d.ts') && existsSync(join(root, path)))
  .map((path) => readSourceFile(path, readFileSync(join(root, path), 'utf8')))

const violations = files.flatMap(checkFile)
for (const { path, line, message } of violations) console.error(`${path}:${line} ${message}`)
const cycles = findCycles(files)
for (const cycle of cycles)
  console.error(`circle: ${cycle.join(' -> ')}: move what both need into a file of its own`)

if (violations.length + cycles.length > 0) process.exitCode = 1
else console.log(`boundaries: ${files.length} files keep to the rules`)
