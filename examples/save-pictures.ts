import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A picture as a run gives it. */
interface Picture {
  readonly asset: string
  readonly mediaType: string
  readonly url: string
}

/**
 * Fetches the pictures of an output and writes them into a folder.
 *
 * @param output a picture or a list of pictures, as in `run.outputs.image`
 * @param name the files become `name-0.webp`, `name-1.webp` …
 * @param baseUrl where the server listens; pictures have addresses relative to it
 * @returns the paths written
 */
export async function savePictures(output: unknown, name: string, baseUrl: string): Promise<string[]> {
  const folder = process.env.OUT ?? 'out'
  await mkdir(folder, { recursive: true })
  const pictures = [output].flat().filter(isPicture)
  return Promise.all(
    pictures.map(async (picture, index) => {
      const response = await fetch(new URL(picture.url, baseUrl))
      if (!response.ok) throw new Error(`the picture ${picture.asset} could not be read: ${response.status}`)
      const path = join(folder, `${name}-${index}.${picture.mediaType.split('/')[1]}`)
      await writeFile(path, new Uint8Array(await response.arrayBuffer()))
      return path
    }),
  )
}

function isPicture(value: unknown): value is Picture {
  return (
    typeof value === 'object' && value !== null && 'asset' in value && 'mediaType' in value && 'url' in value
  )
}
