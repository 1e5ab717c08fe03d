// `npm test`: installs what it needs, then checks everything. The last line counts all suites together.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPages } from './build-pages.mjs'
import { ensureChromium } from './find-chromium.mjs'
import { installDependencies } from './install.mjs'
import { buildPrograms } from './programs/build-programs.mjs'
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

/** What is told of every failed test at the very end, where a long log is read first. */
const stories = []

/** Lines of a failed test's message that are told again at the end. */
const storyLines = 8

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
await buildPrograms()
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

/** Which of Vitest's projects run, and where their tests lie. */
const suites = [
  { name: 'unit', projects: ['unit', 'unit of the pages'], owns: (file) => !file.includes('/tests/') },
  { name: 'integration', projects: ['integration'], owns: (file) => file.includes('/tests/integration/') },
  { name: 'browser', projects: ['browser'], owns: (file) => file.includes('/tests/browser/') },
].filter(({ name }) => name !== 'browser' || chromium !== undefined)

// All in one run, so that no core waits for the last test of a suite.
const folder = mkdtempSync(join(tmpdir(), 'weft-report-'))
const report = join(folder, 'report.json')
const notes = join(folder, 'notes.txt')
process.env.WEFT_TEST_NOTES = notes
const { code } = await runCommand('vitest', [
  'run',
  ...suites.flatMap(({ projects }) => projects.flatMap((project) => ['--project', project])),
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
])
try {
  const counts = JSON.parse(readFileSync(report, 'utf8'))
  passed += counts.numPassedTests
  failed += counts.numFailedTests
  for (const { name, message, assertionResults } of counts.testResults) {
    // A test that passed at a later try keeps what was wrong at the first.
    const wrong = assertionResults.filter(
      ({ status, failureMessages }) => status === 'failed' || failureMessages.length > 0,
    )
    if (message) stories.push(`${name}\n${message}`)
    for (const { fullName, failureMessages } of wrong) {
      const lines = failureMessages.join('\n').split('\n').slice(0, storyLines)
      stories.push([`${name}: ${fullName}`, ...lines].join('\n'))
    }
  }
  // A file that cannot be loaded runs no test; without this it would count as nothing.
  if (code !== 0 && counts.numFailedTests === 0) failed += 1
  for (const { name, owns } of suites) {
    const own = counts.testResults.filter((file) => owns(file.name))
    if (own.some(({ status }) => status === 'failed')) failures.push(`${name} tests`)
    if (own.some(({ assertionResults }) => assertionResults.some(({ status }) => status === 'passed')))
      continue
    failed += 1
    failures.push(`${name}: ran no test`)
  }
} catch {
  failed += 1
}
if (code !== 0 && failures.length === 0) failures.push('the tests')
if (existsSync(notes)) stories.push(readFileSync(notes, 'utf8'))
rmSync(folder, { recursive: true, force: true })

if (stories.length > 0) console.log(`\nWhat failed, once more:\n\n${stories.join('\n\n')}`)
console.log(
  `\n${Math.round((Date.now() - started) / 1000)} s${failures.length > 0 ? `; failed: ${failures.join(', ')}` : ''}`,
)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
