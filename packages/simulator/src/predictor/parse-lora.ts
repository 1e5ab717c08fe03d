import { PredictorFailure } from './predictor-failure.ts'

const notFound = 'Weights not found at the supplied URL. Please check the URL.'

/**
 * Reads a LoRA reference, trying the formats in the predictor's order, and gives the name that it goes by.
 * Nothing is downloaded: a reference that holds `not-found` stands for weights that do not exist.
 * Throws a PredictorFailure in the predictor's words. `owner/name:version` is refused: the slash form is right.
 */
export function parseLora(reference: string): string {
  if (/not-found/i.test(reference)) throw new PredictorFailure(notFound)
  const bare = reference
    .trim()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
  if (bare.startsWith('huggingface.co')) {
    const match = /^huggingface\.co\/([\w.-]+)\/([\w.-]+)\/?$/.exec(bare)
    if (match !== null) return `huggingface.co/${match[1]}/${match[2]}`
    throw new PredictorFailure(
      'Failed to parse HuggingFace URL. Expected huggingface.co/<owner>/<model-name>',
    )
  }
  if (bare.startsWith('civitai.com')) {
    const page = /^civitai\.com\/models\/(\d+)(?:\/[^/?]+)?\/?(?:\?.*)?$/.exec(bare)
    if (page !== null) return `civitai.com/models/${page[1]}`
    if (/^civitai\.com\/api\/download\/models\/.+/.test(bare)) return bare
    throw new PredictorFailure('Failed to parse CivitAI URL. Expected civitai.com/models/<id>[/<model-name>]')
  }
  const [withoutQuery = ''] = reference.trim().split('?')
  if (/^https:\/\/.+\.safetensors$/.test(withoutQuery)) return withoutQuery
  const named = /^([\w.-]+)\/([\w.-]+)(?:\/(?:versions\/)?([0-9a-f]{6,64}))?$/.exec(reference.trim())
  if (named !== null)
    return named[3] === undefined ? `${named[1]}/${named[2]}` : `${named[1]}/${named[2]}/${named[3]}`
  if (/^https:\/\/replicate\.delivery\/.+\.tar$/.test(reference.trim())) return reference.trim()
  throw new PredictorFailure(notFound)
}
