import type { Json } from '@weft/ports'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { documentOf, output } from './documents.ts'
import { openRuntime, run } from './open-runtime.ts'

const plain = (background: string) =>
  sharp({ create: { width: 60, height: 40, channels: 3, background } })
    .png()
    .toBuffer()

it('reads the pictures of a list as those that are set by hand: by their asset, with or without a size, and as data', async () => {
  const runtime = await openRuntime()
  const stored = async (background: string) =>
    (await runtime.importAsset(new Uint8Array(await plain(background)), 'image/png')).asset
  const items: readonly Json[] = [
    { asset: await stored('#ff0000') },
    { asset: await stored('#00ff00'), width: 60, height: 40 },
    `data:image/png;base64,${(await plain('#0000ff')).toString('base64')}`,
  ]
  const document = documentOf(
    {
      list: { type: 'list', params: { kind: 'image', items: [...items] } },
      grid: { type: 'image-grid', params: { columns: 3, gap: 0, labels: false } },
      small: { type: 'resize-image', params: { width: 30 } },
      all: output('all'),
      each: output('each'),
    },
    'list.items -> grid.images',
    'grid.image -> all.value',
    'list.items -> small.image',
    'small.image -> each.value',
  )
  const { status, error, outputs } = await run(runtime, { document })
  expect({ status, error }).toEqual({ status: 'succeeded', error: undefined })
  expect(outputs).toMatchObject({
    all: { mediaType: 'image/png', width: 180, height: 40 },
    each: [1, 2, 3].map(() => ({ width: 30, height: 20 })),
  })
})
