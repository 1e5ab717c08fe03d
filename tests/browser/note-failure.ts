import { appendFileSync } from 'node:fs'
import { onTestFailed } from 'vitest'
import type { RunningServer } from '../start-server.ts'
import type { EditorWindow } from './editor-for-file.ts'

/** Letters of what the page shows and of the server's output that a note keeps. */
const kept = { page: 4000, server: 800, runs: 1500 }

/**
 * Has a test that fails say what its window and its server looked like at that moment: on a machine that nobody can
 * look at, the message of a wait that ended says too little. The note goes to the file that `WEFT_TEST_NOTES` names
 * (`npm test` prints it at its end), else to the terminal. Outside of a test it does nothing.
 */
export function noteFailure({ page, problems }: EditorWindow, server: RunningServer): void {
  try {
    onTestFailed(async ({ task }) => {
      const text = await page
        .locator('body')
        .ariaSnapshot({ timeout: 5_000 })
        .catch((error: Error) => `cannot be read: ${error.message}`)
      const runs = await fetch(`${server.url}/api/runs?limit=3`, { signal: AbortSignal.timeout(5_000) })
        .then((response) => response.text())
        .catch((error: Error) => `cannot be read: ${error.message}`)
      const note = [
        `--- ${task.name}: a window when it failed`,
        `problems: ${JSON.stringify(problems)}`,
        `page: ${text.replaceAll(/\s+/g, ' ').slice(0, kept.page)}`,
        `runs: ${runs.slice(0, kept.runs)}`,
        `server: ${server.output().slice(-kept.server)}`,
        '',
      ].join('\n')
      const file = process.env.WEFT_TEST_NOTES
      if (file === undefined) process.stderr.write(note)
      else appendFileSync(file, note)
    })
  } catch {
    // Opened before the tests of a file, or after them.
  }
}
