import { appendFileSync } from 'node:fs'
import type { RunningServer } from '../start-server.ts'
import type { EditorWindow } from './editor-for-file.ts'

/** Letters of what the page shows and of the server's output that a note keeps. */
const kept = { page: 4000, server: 800, runs: 1500 }

/**
 * Says what a window and its server look like when a test, given by its name, has failed: on a machine that nobody can
 * look at, the message of a wait that ended says too little. The note goes to the file that `WEFT_TEST_NOTES` names
 * (`npm test` prints it at its end), else to the terminal.
 */
export async function noteFailure(
  test: string,
  { page, problems }: EditorWindow,
  server: RunningServer,
): Promise<void> {
  const text = await page
    .locator('body')
    .ariaSnapshot({ timeout: 5_000 })
    .catch((error: Error) => `cannot be read: ${error.message}`)
  const runs = await fetch(`${server.url}/api/runs?limit=3`, { signal: AbortSignal.timeout(5_000) })
    .then((response) => response.text())
    .catch((error: Error) => `cannot be read: ${error.message}`)
  const note = [
    `--- ${test}: a window when it failed`,
    `problems: ${JSON.stringify(problems)}`,
    `page: ${text.replaceAll(/\s+/g, ' ').slice(0, kept.page)}`,
    `runs: ${runs.slice(0, kept.runs)}`,
    `server: ${server.output().slice(-kept.server)}`,
    '',
  ].join('\n')
  const file = process.env.WEFT_TEST_NOTES
  if (file === undefined) process.stderr.write(note)
  else appendFileSync(file, note)
}
