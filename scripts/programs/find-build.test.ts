import { mkdir, mkdtemp, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildsIn, digestOf, findBuild, sourcesFile } from './find-build.mjs'

let root: string
let folder: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'weft-find-build-'))
  folder = join(root, 'dist')
  await writeFile(join(root, 'a.ts'), 'one')
  await writeFile(join(root, 'b.ts'), 'two')
})
afterEach(() => rm(root, { recursive: true, force: true }))

/** Records a build of the sources that are there, made this many seconds ago. */
async function build(name: string, secondsAgo = 0) {
  const path = join(folder, name)
  await mkdir(path, { recursive: true })
  const sources = await Promise.all(
    ['a.ts', 'b.ts'].map(async (file) => {
      const { mtimeMs, size } = await stat(join(root, file))
      return [file, { mtimeMs, size, digest: digestOf(file === 'a.ts' ? 'one' : 'two') }]
    }),
  )
  await writeFile(join(path, sourcesFile), JSON.stringify(Object.fromEntries(sources)))
  const made = Date.now() / 1000 - secondsAgo
  await utimes(path, made, made)
  return path
}
const later = new Date(Date.now() + 60_000)
const earlier = new Date(Date.now() - 60_000)

describe('a build of the programs', () => {
  it('is found as long as every source is what it was', async () => {
    expect(findBuild(folder, root)).toBeUndefined()
    const path = await build('first')
    expect(findBuild(folder, root)).toBe(path)
    await utimes(join(root, 'a.ts'), later, later)
    expect(findBuild(folder, root), 'touched').toBe(path)
  })

  it.each([
    ['later', later],
    ['earlier than it was, as a copied file may be', earlier],
  ])('is not when a source was changed %s, though it is as long as before', async (_, time) => {
    await build('first')
    await writeFile(join(root, 'b.ts'), 'owt')
    await utimes(join(root, 'b.ts'), time, time)
    expect(findBuild(folder, root)).toBeUndefined()
  })

  it('is not when a source is gone or longer', async () => {
    await build('first')
    await writeFile(join(root, 'a.ts'), 'one more')
    expect(findBuild(folder, root)).toBeUndefined()
    await rm(join(root, 'a.ts'))
    expect(findBuild(folder, root)).toBeUndefined()
  })

  it('is found again when its sources are back, and parts of one are none', async () => {
    const path = await build('first', 10)
    await writeFile(join(root, 'a.ts'), 'other')
    await mkdir(join(folder, 'building-x'))
    await build('second')
    await writeFile(join(root, 'a.ts'), 'one')
    expect(findBuild(folder, root)).toBe(path)
    expect(buildsIn(folder)).toEqual([join(folder, 'second'), path])
  })
})
