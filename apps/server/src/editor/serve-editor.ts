import { extname, join, resolve, sep } from 'node:path'
import type { Context } from 'hono'
import { pagePolicy } from '../guard/page-policy.ts'
import { immutable } from '../pages/immutable.ts'
import { readBuiltFile } from '../pages/read-built-file.ts'
import type { ServerEnv } from '../server-env.ts'
import { missingEditorPage } from './missing-editor-page.ts'

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
  const built = file?.startsWith(directory + sep) === true ? await readBuiltFile(context, file) : undefined
  if (file !== undefined && built !== undefined && extname(file) !== '.html') {
    return context.body(built.bytes, 200, {
      ...built.headers,
      // A worker takes its policy from its own file, not from the page.
      'content-security-policy': pagePolicy,
      'cache-control': path.startsWith('/assets/') ? immutable : 'public, no-cache',
    })
  }
  const isPage = path === '/' || (extname(path) === '' && context.req.header('accept')?.includes('text/html'))
  if (isPage !== true && extname(path) !== '.html') return undefined
  const page = built ?? (await readBuiltFile(context, join(directory, 'index.html')))
  if (built === undefined && isPage !== true) return undefined
  return context.body(page?.bytes ?? missingEditorPage, 200, {
    ...page?.headers,
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
