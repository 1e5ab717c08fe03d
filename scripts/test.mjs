// `npm test`: installs what it needs, then checks everything. The last line counts all suites together.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPages } from './build-pages.mjs'
import { ensureChromium } from './find-chromium.mjs'
import { installDependencies } from './install.mjs'
import { runCommand } from './run-command.mjs'

const started = Date.now()
await installDependencies()

/** Each check is one test of the total: it passes or it fails. */
const checks = [
  { name: 'format and lint', command: 'biome', args: ['check', '--error-on-warnings', '.'] },
  { name: 'types', command: 'tsc', args: ['-p', 'tsconfig.json'] },
  { name: 'types of the editor', command: 'tsc', args: ['-p', 'apps/editor/tsconfig.json'] },
  { name: 'types of the form', command: 'tsc', args: ['-p', 'apps/form/tsconfig.json'] },
  { name: 'boundaries', command: 'node', args: ['scripts/check-boundaries.ts'] },
  { name: 'unused code', command: 'knip', args: ['--no-progress'] },
]

let passed = 0
let failed = 0
const failures = []

/** Runs a check and counts it. */
async function runCheck(check) {
  const { code, output } = await runCommand(check.command, check.args, { quiet: true })
  if (code === 0) {
    passed += 1
    console.log(`ok      ${check.name}`)
  } else {
    failed += 1
    failures.push(check.name)
    console.log(output)
    console.log(`FAILED  ${check.name}`)
  }
}

for (const check of checks) await runCheck(check)

await buildPages()
await runCheck({ name: 'size of the pages', command: 'node', args: ['scripts/check-bundle.ts'] })
const chromium = await ensureChromium()
if (chromium === undefined) {
  failed += 1
  failures.push(
    'no Chromium: set CHROMIUM_PATH, or install one (`apt-get install chromium`, or `npx playwright install chromium`)',
  )
} else {
  process.env.CHROMIUM_PATH = chromium
}

/** Runs Vitest on one project and adds what its report counts. */
async function runSuite(project) {
  const folder = mkdtempSync(join(tmpdir(), 'weft-report-'))
  const report = join(folder, 'report.json')
  const { code } = await runCommand('vitest', [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  try {
    const counts = JSON.parse(readFileSync(report, 'utf8'))
    passed += counts.numPassedTests
    failed += counts.numFailedTests
    // A file that cannot be loaded runs no test; without this it would count as nothing.
    if (code !== 0 && counts.numFailedTests === 0) failed += 1
    if (code === 0 && counts.numPassedTests === 0) {
      failed += 1
      failures.push(`${project}: ran no test`)
    }
  } catch {
    failed += 1
  }
  if (code !== 0) failures.push(`${project} tests`)
  rmSync(folder, { recursive: true, force: true })
}

await runSuite('unit*')
await runSuite('integration')
if (chromium !== undefined) await runSuite('browser')

console.log(
  `\n${Math.round((Date.now() - started) / 1000)} s${failures.length > 0 ? `; failed: ${failures.join(', ')}` : ''}`,
)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
