import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { addFileRoutes } from './add-file-routes.ts'

it('takes a file of the largest size, and none of a byte more', async () => {
  const app = new Hono()
  const refuse = async (): Promise<never> => {
    throw new Error('not asked for here')
  }
  app.onError((error, context) => context.json({ error: error.message }, 413))
  addFileRoutes(app, {
    maxFileBytes: 10,
    backend: {
      createFile: async ({ bytes }) => ({
        id: 'file',
        content_type: 'text/plain',
        created_at: '2026-11-29T00:00:00Z',
        size: bytes.byteLength,
        urls: { get: 'http://weft.test/files/file' },
      }),
      listFiles: refuse,
      getFile: refuse,
      readFile: refuse,
      deleteFile: refuse,
    },
  })
  const upload = (bytes: number) => {
    const body = new FormData()
    body.append('content', new Blob([new Uint8Array(bytes)]), 'a.bin')
    return app.request('/files', { method: 'POST', body })
  }
  const taken = await upload(10)
  expect([taken.status, await taken.json()]).toMatchObject([201, { size: 10 }])
  const refused = await upload(11)
  expect(refused.status).toBe(413)
  expect(await refused.text()).toContain('too large')
})
