import { afterEach } from 'vitest'
import type { Editor } from './editor-for-file.ts'

/**
 * For tests of a file that share a window: after one that failed, all is set up anew, so that its second try and the
 * tests after it do not begin where it stopped.
 */
export function renewAfterFailure(editor: Editor, setUp: () => Promise<void>): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    await editor.renew(task.name)
    await setUp()
  })
}
