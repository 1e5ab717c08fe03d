import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { root, startServerProcess } from '../tests/start-server.ts'

/** Pixels of the longer side of a preview. */
const side = 360

/** The first picture among the outputs of a run, by address. */
function firstPicture(outputs: object): string | undefined {
  const text = JSON.stringify(outputs)
  return /"url":"([^"]+)"/.exec(text)?.[1]
}

/** Runs every example in the simulator and writes its first result as `preview.webp` beside it. */
async function makePreviews(): Promise<void> {
  const server = await startServerProcess({})
  try {
    for (const name of (await readdir(join(root, 'examples'))).filter((entry) => /^\d\d-/.test(entry))) {
      const workflow: unknown = JSON.parse(
        await readFile(join(root, 'examples', name, 'workflow.json'), 'utf8'),
      )
      const answer = await fetch(`${server.url}/api/runs`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', prefer: 'wait' },
        body: JSON.stringify({ workflow }),
      })
      const run = (await answer.json()) as { readonly outputs?: object }
      const url = firstPicture(run.outputs ?? {})
      if (url === undefined) throw new Error(`${name} made no picture: ${JSON.stringify(run).slice(0, 400)}`)
      const bytes = await (await fetch(new URL(url, server.url))).arrayBuffer()
      const small = sharp(bytes).resize({ width: side, height: side, fit: 'inside' }).webp({ quality: 60 })
      await writeFile(join(root, 'examples', name, 'preview.webp'), await small.toBuffer())
      process.stdout.write(`${name}\n`)
    }
  } finally {
    await server.stop()
  }
}

await makePreviews()
