import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

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

/** Programs inside the folder of a browser that Playwright installed. */
const playwrightPrograms = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-linux/headless_shell']

/** Browsers that Playwright installed for itself. */
function playwrightBrowsers(): readonly string[] {
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.startsWith('chromium'))
    .flatMap((name) => playwrightPrograms.map((program) => join(folder, name, program)))
}

/** The path of an installed Chromium: `CHROMIUM_PATH`, or else where one usually is. Throws an Error that says how to get one. */
export function findChromium(): string {
  const named = process.env.CHROMIUM_PATH
  const places = named === undefined || named === '' ? [...usualPlaces, ...playwrightBrowsers()] : [named]
  const found = places.find((path) => existsSync(path))
  if (found !== undefined) return found
  throw new Error('The browser tests need Chromium: run `npm run setup`, or set CHROMIUM_PATH to one.')
}
