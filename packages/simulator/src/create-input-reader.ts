import { type PredictionBackend, ReplicateProblem } from '@weft/replicate-protocol'
import { PredictorFailure } from './predictor/predictor-failure.ts'
import { readDataUrl } from './read-data-url.ts'

/** What inputs are read with. */
export type InputReaderOptions = {
  readonly backend: Pick<PredictionBackend, 'readFile' | 'readOutput'>
  readonly baseUrl: string
  readonly fetch: typeof fetch | undefined
}

/** Makes the reader of input files: `data:` URLs, own files and own outputs at once, other http(s) URLs by `fetch`. */
export function createInputReader({
  backend,
  baseUrl,
  fetch,
}: InputReaderOptions): (url: string) => Promise<Uint8Array> {
  const outputs = `${new URL(baseUrl).origin}/outputs/`
  const readOwn = async (url: string): Promise<Uint8Array | undefined> => {
    const path = url.split(/[?#]/)[0] ?? url
    if (path.startsWith(`${baseUrl}/files/`)) {
      const id = path.slice(`${baseUrl}/files/`.length).replace(/\/download$/, '')
      return (await backend.readFile(decodeURIComponent(id))).bytes
    }
    if (path.startsWith(outputs)) {
      const [id = '', name = ''] = path.slice(outputs.length).split('/').map(decodeURIComponent)
      return (await backend.readOutput(id, name)).bytes
    }
    return undefined
  }
  const readFar = async (url: string): Promise<Uint8Array> => {
    if (fetch === undefined || !/^https?:/i.test(url)) throw new Error('there is no way to reach it')
    const response = await fetch(url)
    if (!response.ok) throw new Error(`the answer was ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  }
  return async (url) => {
    try {
      return readDataUrl(url) ?? (await readOwn(url)) ?? (await readFar(url))
    } catch (error) {
      const reason =
        error instanceof ReplicateProblem ? error.detail : error instanceof Error ? error.message : ''
      throw new PredictorFailure(`Failed to download input ${url.slice(0, 100)}: ${reason}`, { cause: error })
    }
  }
}
