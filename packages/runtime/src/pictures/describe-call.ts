import { isRecord, type Json, parseModelReference, writeModelReference } from '@weft/ports'
import type { MadePicture } from '@weft/storage'

/** Longest text that is looked at as a prompt: it is kept once for each picture. */
const longestPrompt = 20_000

/** Longest `data:` URL that is kept among the inputs. */
const longestDataUrl = 1000

/** What is shown of a call: the prompt and the seed among its inputs, and all of them without what is empty. */
export function describeInputs(inputs: {
  readonly [name: string]: unknown
}): Pick<MadePicture, 'prompt' | 'seed' | 'inputs'> {
  const kept: { readonly [name: string]: Json } = JSON.parse(
    JSON.stringify(inputs, (_, value: unknown) => shorten(value)),
  )
  const prompt = findPrompt(kept)
  const seed = findSeed(kept)
  return {
    inputs: kept,
    ...(prompt !== undefined && { prompt: prompt.slice(0, longestPrompt) }),
    ...(seed !== undefined && { seed }),
  }
}

/** What is shown of a model: its name without the version, and the version. */
export function describeModel(reference: string): Pick<MadePicture, 'model' | 'modelVersion'> {
  const parsed = parseModelReference(reference)
  if ('issue' in parsed) return { model: reference }
  const { version, ...rest } = parsed
  return { model: writeModelReference(rest), ...(version !== undefined && { modelVersion: version }) }
}

/** `prompt` where there is one, else the first text whose name says that it is one. */
function findPrompt(inputs: { readonly [name: string]: Json }): string | undefined {
  const names = ['prompt', ...Object.keys(inputs).filter((name) => /prompt/i.test(name)), 'text', 'caption']
  for (const name of names) {
    const value = inputs[name]
    if (typeof value === 'string' && value !== '' && !/negative/i.test(name)) return value
  }
  return undefined
}

function findSeed(inputs: { readonly [name: string]: Json }): number | undefined {
  const name = ['seed', ...Object.keys(inputs).filter((key) => key.endsWith('_seed'))].find(
    (key) => typeof inputs[key] === 'number',
  )
  const value = name === undefined ? undefined : inputs[name]
  return typeof value === 'number' ? value : undefined
}

function shorten(value: unknown): unknown {
  if (value === null || value === '') return undefined
  if (typeof value === 'string' && value.length > longestDataUrl && /^data:/i.test(value))
    return `${value.slice(0, 64)}…`
  // Where a picture is served says nothing of it.
  if (isRecord(value) && 'asset' in value) return { ...value, url: undefined }
  return value
}
