import { explainLora } from './explain-lora.ts'
import type { LoraReading, LoraReference } from './lora-reference.ts'

const scheme = /^https?:\/\//

/** A name of an owner or a model: what neither of them can hold makes a reference mean something else. */
const isName = (text: string | undefined): text is string =>
  text !== undefined && /^[A-Za-z0-9][\w.-]*$/.test(text)

type Format = (text: string) => LoraReference | undefined

const isHost = (text: string, host: string) => text === host || text.startsWith(`${host}/`)

/** `huggingface.co/<owner>/<name>`. */
const huggingface: Format = (text) => {
  const [host, owner, name, ...more] = partsOf(text)
  if (host !== 'huggingface.co' || more.length > 0) return undefined
  return isName(owner) && isName(name) ? { kind: 'huggingface', owner, name } : undefined
}

/** `civitai.com/models/<digits>[/<slug>]`. */
const civitai: Format = (text) => {
  const [host, models, id = '', slug = '', ...more] = partsOf(text)
  if (host !== 'civitai.com' || models !== 'models' || more.length > 0 || slug.includes('?')) return undefined
  return /^\d+$/.test(id) ? { kind: 'civitai', id } : undefined
}

/** `civitai.com/api/download/models/…`. */
const civitaiDownload: Format = (text) => {
  const start = 'civitai.com/api/download/models/'
  const bare = text.replace(scheme, '')
  return bare.startsWith(start) && bare.length > start.length
    ? { kind: 'civitai-download', url: text }
    : undefined
}

/** `https://….safetensors`; a query string is dropped. */
const safetensors: Format = (text) => {
  if (!scheme.test(text)) return undefined
  const [url = '', ...query] = text.split('?')
  if (!url.endsWith('.safetensors') || !URL.canParse(url)) return undefined
  return query.length === 0
    ? { kind: 'safetensors', url }
    : { kind: 'safetensors', url, dropped: `?${query.join('?')}` }
}

/** `<owner>/<name>` and `<owner>/<name>/[versions/]<id>`, also as an address at replicate.com. */
const replicate: Format = (text) => {
  const parts = partsOf(text, /^https?:\/\/replicate\.com\//)
  const [owner, name, ...rest] = parts
  const [version, ...more] = rest[0] === 'versions' && rest.length > 1 ? rest.slice(1) : rest
  // A dotted owner such as huggingface.co is an address that no format before this one could read.
  if (!isName(owner) || !isName(name) || owner.includes('.') || more.length > 0) return undefined
  if (version === undefined) return { kind: 'replicate', owner, name }
  return isName(version) ? { kind: 'replicate', owner, name, version } : undefined
}

/** `https://replicate.delivery/….tar`. */
const archive: Format = (text) =>
  isHost(text.replace(scheme, ''), 'replicate.delivery') && scheme.test(text) && text.endsWith('.tar')
    ? { kind: 'replicate-archive', url: text }
    : undefined

/** In the order in which the predictor tries them (`flux-lora-behaviour.md`). */
const formats: readonly Format[] = [huggingface, civitai, civitaiDownload, safetensors, replicate, archive]

/**
 * Reads a LoRA reference as FLUX predictors do: the first format that fits counts. Asks nobody whether the weights exist.
 *
 * @param text as it is sent; the model takes spaces around it for part of the name.
 */
export function parseLoraReference(text: string): LoraReading {
  for (const read of formats) {
    const reference = read(text)
    if (reference !== undefined) return { reference }
  }
  return { problem: explainLora(text, (instead) => formats.some((read) => read(instead) !== undefined)) }
}

/** The parts between slashes, without `https://` (or what else begins it) and a slash at the end. */
function partsOf(text: string, start: RegExp = scheme): readonly string[] {
  return text.replace(start, '').replace(/\/$/, '').split('/')
}
