import { extname, join, resolve, sep } from 'node:path'
import type { Context } from 'hono'
import { getMimeType } from 'hono/utils/mime'
import { pagePolicy } from '../guard/page-policy.ts'
import type { ServerEnv } from '../server-env.ts'
import { immutable } from './immutable.ts'
import { missingEditorPage } from './missing-editor-page.ts'
import { readFileIfThere } from './read-file-if-there.ts'

/**
 * Serves a file of the built editor, or its page for any other address that a person may open.
 * Gives nothing for what is neither. Without a build the page says how to make one.
 */
export async function serveEditor(
  context: Context<ServerEnv>,
  directory: string,
): Promise<Response | undefined> {
  const path = decodePath(context.req.path)
  if (path === undefined) return undefined
  const file = path === '/' ? undefined : resolve(directory, `.${path}`)
  const bytes = file?.startsWith(directory + sep) === true ? await readFileIfThere(file) : undefined
  if (file !== undefined && bytes !== undefined && extname(file) !== '.html') {
    return context.body(bytes, 200, {
      'content-type': getMimeType(file) ?? 'application/octet-stream',
      // A worker takes its policy from its own file, not from the page.
      'content-security-policy': pagePolicy,
      'cache-control': path.startsWith('/assets/') ? immutable : 'public, no-cache',
    })
  }
  const isPage = path === '/' || (extname(path) === '' && context.req.header('accept')?.includes('text/html'))
  if (isPage !== true && extname(path) !== '.html') return undefined
  const page = bytes ?? (await readFileIfThere(join(directory, 'index.html')))
  if (bytes === undefined && isPage !== true) return undefined
  return context.body(page ?? missingEditorPage, 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': pagePolicy,
    'cache-control': 'no-cache',
  })
}

/** Undefined for what is no path: bad escapes, null bytes. */
function decodePath(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path)
    return decoded.includes('\0') || decoded.includes('\\') ? undefined : decoded
  } catch {
    return undefined
  }
}
