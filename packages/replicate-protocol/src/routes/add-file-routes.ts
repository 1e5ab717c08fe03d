import type { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { answerBytes } from '../answer-bytes.ts'
import { answerProblem } from '../answer-problem.ts'
import type { PredictionBackend } from '../prediction-backend.ts'
import { problem } from '../problem.ts'
import { answerPage } from './answer-page.ts'
import { readNewFile } from './read-new-file.ts'
import { readPageQuery } from './read-page-query.ts'

/** What the routes of files need of a backend. */
export type FileBackend = Pick<
  PredictionBackend,
  'createFile' | 'listFiles' | 'getFile' | 'readFile' | 'deleteFile'
>

/** Adds the routes that keep, show, list, give and delete uploaded files. */
export function addFileRoutes(
  app: Hono,
  { backend, maxFileBytes }: { readonly backend: FileBackend; readonly maxFileBytes: number },
): void {
  const limit = bodyLimit({
    // Room for the other parts and the boundaries of the form.
    maxSize: maxFileBytes + 65_536,
    onError: (context) => answerProblem(context, problem.fileTooLarge(maxFileBytes)),
  })
  app.post('/files', limit, async (context) => {
    const file = await readNewFile(context)
    if (file.bytes.byteLength > maxFileBytes) throw problem.fileTooLarge(maxFileBytes)
    return context.json(await backend.createFile(file), 201)
  })
  app.get('/files', async (context) => answerPage(context, await backend.listFiles(readPageQuery(context))))
  app.get('/files/:id', async (context) => context.json(await backend.getFile(context.req.param('id'))))
  app.get('/files/:id/download', async (context) =>
    answerBytes(await backend.readFile(context.req.param('id'))),
  )
  app.delete('/files/:id', async (context) => {
    await backend.deleteFile(context.req.param('id'))
    return context.body(null, 204)
  })
}
