import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isAssetId, type MadePicture, openSqliteStore } from '@weft/storage'
import sharp from 'sharp'
import { root, startServerProcess } from '../../tests/start-server.ts'

/** Sizes of pictures, as FLUX makes them. */
const sizes = [
  [1024, 1024],
  [1344, 768],
  [768, 1344],
  [896, 1088],
] as const

/**
 * Fills a data directory with pictures, as if runs had made one every ten minutes: files go through the server's own
 * door, rows into its own store.
 */
export async function seedGallery(
  dataDirectory: string,
  { count, files }: { readonly count: number; readonly files: number },
): Promise<void> {
  const server = await startServerProcess({ dataDirectory })
  const images: MadePicture['image'][] = []
  for (let file = 0; file < files; file++) {
    const [width, height] = sizes[file % sizes.length] ?? sizes[0]
    const hue = (file * 360) / files
    const drawing = `<svg width="${width}" height="${height}"><defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl(${hue} 60% 50%)"/><stop offset="1" stop-color="hsl(${hue + 90} 60% 20%)"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/><circle cx="${100 + file}" cy="300" r="120" fill="hsl(${hue + 180} 60% 60%)"/></svg>`
    const body = new Uint8Array(await sharp(Buffer.from(drawing)).webp({ effort: 0 }).toBuffer())
    const response = await fetch(`${server.url}/api/assets`, {
      method: 'POST',
      headers: { 'content-type': 'image/webp' },
      body,
    })
    const { id }: { id: string } = await response.json()
    if (!isAssetId(id)) throw new Error(`The server gave ${id} as the id of a picture.`)
    images.push({ asset: id, mediaType: 'image/webp', width, height })
  }
  await server.stop()
  const store = await openSqliteStore(join(dataDirectory, 'weft.db'))
  const workflow = await readFile(join(root, 'examples/01-text-to-image/workflow.json'), 'utf8')
  const { name }: { name: string } = JSON.parse(workflow)
  const now = Date.now()
  const [fallback] = images
  if (fallback === undefined) throw new Error('At least one file is needed.')
  await store.pictures.add(
    Array.from({ length: count }, (_, index) => ({
      id: `bench-${index}`,
      image: images[index % images.length] ?? fallback,
      runId: `run-${index}`,
      nodeId: 'flux',
      index: 0,
      // A picture that one workflow makes twice is listed once.
      workflowName: `${name} ${Math.floor(index / files)}`,
      workflowVersion: '0'.repeat(64),
      model: 'black-forest-labs/flux-dev-lora',
      prompt: `picture ${index}: golden hour over a quiet ocean, long exposure, soft clouds`,
      seed: index,
      inputs: {},
      createdAt: new Date(now - index * 600_000).toISOString(),
      simulated: true,
    })),
  )
  await store.close()
}
