import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assetIdOf, createFileAssetStore, createMemoryAssetStore, openSqliteStore } from '@weft/storage'
import { assetStoreConformance, relationalStoreConformance } from '@weft/storage/conformance'
import { describe, expect, it } from 'vitest'
import { sampleDocument, sampleEvent, sampleRun, timeAt } from '../src/conformance/samples.ts'
import { migrations } from '../src/relational/migrations.ts'
import { temporaryDirectory } from './temporary-directory.ts'

assetStoreConformance('files', async () => createFileAssetStore(join(await temporaryDirectory(), 'assets')))
assetStoreConformance('memory', async () => createMemoryAssetStore())
relationalStoreConformance('SQLite file', async () =>
  openSqliteStore(join(await temporaryDirectory(), 'weft.db')),
)
relationalStoreConformance('SQLite in memory', () => openSqliteStore(':memory:'))

describe('files on disk', () => {
  it('lie under their content address, with nothing half-written beside them', async () => {
    const directory = await temporaryDirectory()
    const store = await createFileAssetStore(directory)
    const { id } = await store.put(new TextEncoder().encode('0123456789'), { mediaType: 'text/plain' })
    const hex = id.slice('sha256:'.length)
    expect(await readdir(join(directory, hex.slice(0, 2)))).toEqual([hex.slice(2), `${hex.slice(2)}.json`])
    expect(await readFile(join(directory, hex.slice(0, 2), hex.slice(2)), 'utf8')).toBe('0123456789')
    expect(await (await createFileAssetStore(directory)).info(id)).toEqual(await store.info(id))
  })

  it('complete an asset whose writer died between the bytes and the sidecar', async () => {
    const directory = await temporaryDirectory()
    const store = await createFileAssetStore(directory)
    const bytes = new TextEncoder().encode('0123456789')
    const id = assetIdOf(bytes)
    const hex = id.slice('sha256:'.length)
    await mkdir(join(directory, hex.slice(0, 2)))
    await writeFile(join(directory, hex.slice(0, 2), hex.slice(2)), bytes)
    expect(await store.has(id)).toBe(false)
    await store.put(bytes, { mediaType: 'text/plain' })
    expect(await store.read(id)).toEqual(bytes)
  })
})

describe('SQLite file', () => {
  it('holds what was written when it is opened again', async () => {
    const path = join(await temporaryDirectory(), 'weft.db')
    const first = await openSqliteStore(path)
    await first.runs.create({ state: sampleRun('r1', timeAt(1)), document: sampleDocument('one') })
    await first.runs.append([sampleEvent('r1', 1)], sampleRun('r1', timeAt(1), { seq: 1 }))
    await first.close()
    const second = await openSqliteStore(path)
    expect(await second.runs.events('r1', 0)).toEqual([sampleEvent('r1', 1)])
    await second.close()
  })

  it('appends hundreds of times a second', async () => {
    const store = await openSqliteStore(join(await temporaryDirectory(), 'weft.db'))
    await store.runs.create({ state: sampleRun('r1', timeAt(1)), document: sampleDocument('one') })
    const begun = performance.now()
    for (let seq = 1; seq <= 300; seq += 1)
      await store.runs.append([sampleEvent('r1', seq)], sampleRun('r1', timeAt(1), { seq }))
    const perSecond = 300 / ((performance.now() - begun) / 1000)
    expect(perSecond).toBeGreaterThan(100)
    await store.close()
  })

  it('never loses or renames a migration', () => {
    expect(Object.keys(migrations)).toEqual([
      '0001-first-tables',
      '0002-paid-calls',
      '0003-publishing',
      '0004-prediction-times',
      '0005-access-tokens',
      '0006-run-refresh',
      '0007-pictures',
      '0008-audit-and-limits',
    ])
  })
})
