import { join } from 'node:path'
import { openSqliteStore } from '@weft/storage'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { documentOf, flux, output } from './documents.ts'
import { openRuntime, run, temporaryDirectory } from './open-runtime.ts'

const listed = { trashed: false, limit: 10 }

it('takes in the results of a database from before there were any, once', async () => {
  const dataDirectory = await temporaryDirectory()
  const document = documentOf(
    {
      lines: { type: 'lines', params: { text: 'a red fox\na blue heron' } },
      paint: flux({ seed: 7 }),
      result: output('images'),
    },
    'lines.items -> paint.prompt',
    'paint.output -> result.value',
  )
  const first = await openRuntime({ dataDirectory })
  const { id } = await run(first, { document })
  const { pictures: before } = await first.store.pictures.list(listed)
  expect(before.map(({ prompt, lane, seed }) => [prompt, lane, seed]).toSorted()).toEqual([
    ['a blue heron', 1, 7],
    ['a red fox', 0, 7],
  ])
  await first.close()

  // As the migration leaves a database that is older.
  const file = join(dataDirectory, 'weft.db')
  const database = new Database(file)
  database.exec('delete from pictures; update runs set pictures_told = 0')
  database.close()
  const second = await openRuntime({ dataDirectory })
  await expect.poll(async () => (await second.store.pictures.list(listed)).total).toBe(2)
  const { pictures: after } = await second.store.pictures.list(listed)
  const told = (all: typeof after) =>
    all.map(({ id: picture, image, prompt, seed, model, lane }) => [
      picture,
      image.asset,
      prompt,
      seed,
      model,
      lane,
    ])
  expect(told(after).toSorted()).toEqual(told(before).toSorted())
  await second.store.pictures.delete(after.map((picture) => picture.id))
  await second.close()

  const store = await openSqliteStore(file)
  expect(await store.pictures.untoldRuns(10)).toEqual([])
  expect(await store.runs.get(id)).toBeDefined()
  await store.close()
})
