import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import Database from 'better-sqlite3'
import { Hono } from 'hono'

/** The baseline: a bare Hono route that inserts one SQLite row, as durably as Weft, into the folder `BARE_DIRECTORY`. */
const database = new Database(join(process.env.BARE_DIRECTORY ?? '.', 'bare.db'))
database.pragma('journal_mode = WAL')
database.pragma('synchronous = FULL')
database.exec('CREATE TABLE runs (id TEXT PRIMARY KEY, body TEXT NOT NULL)')
const insert = database.prepare('INSERT INTO runs (id, body) VALUES (?, ?)')

const app = new Hono()
app.post('/runs', async (context) => {
  const id = randomUUID()
  insert.run(id, JSON.stringify(await context.req.json()))
  return context.json({ id }, 201)
})
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
  console.log(`bare listening on http://127.0.0.1:${port}`),
)
process.once('SIGTERM', () => server.close(() => process.exit(0)))
