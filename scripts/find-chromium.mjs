import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from './run-command.mjs'

/** Where browsers are usually installed. */
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** @returns {string[]} browsers that Playwright installed for itself */
function playwrightBrowsers() {
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.startsWith('chromium'))
    .flatMap((name) =>
      ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-linux/headless_shell'].map((file) =>
        join(folder, name, file),
      ),
    )
}

/** @returns {string | undefined} the path of an installed Chromium */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named
    console.error(`weft: CHROMIUM_PATH must name a Chromium program, but there is no file ${named}`)
  }
  return [...usualPlaces, ...playwrightBrowsers()].find((path) => existsSync(path))
}

/**
 * Finds a Chromium, or installs one: as root on Debian from its packages, elsewhere Playwright's own.
 *
 * @returns {Promise<string | undefined>} its path; missing when every way failed
 */
export async function ensureChromium() {
  const found = findChromium()
  if (found !== undefined) return found
  console.log('weft: no Chromium found, installing one for the browser tests')
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await runCommand('apt-get', ['update', '-qq'], { quiet: true })
    await runCommand('apt-get', ['install', '-y', '-qq', 'chromium'], { quiet: true })
  } else {
    await runCommand('npx', ['--yes', 'playwright@1.65.1', 'install', 'chromium'], { quiet: true })
  }
  return findChromium()
}
