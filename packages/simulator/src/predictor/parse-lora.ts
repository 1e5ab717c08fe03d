import { PredictorFailure } from './predictor-failure.ts'

const notFound = 'Weights not found at the supplied URL. Please check the URL.'

/**
 * Reads a LoRA reference, trying the formats in the predictor's order, and gives the name that it goes by.
 * Nothing is downloaded: a reference that holds `not-found` stands for weights that do not exist.
 * Throws a PredictorFailure in the predictor's words. `owner/name:version` is refused: the slash form is right.
 */
export function parseLora(reference: string): string {
  if (/not-found/i.test(reference)) throw new PredictorFailure(notFound)
  const bare = reference.replace(/^https?:\/\//, '')
  const huggingFace = /^huggingface\.co\/([\w.-]+)\/([\w.-]+)\/?$/.exec(bare)
  if (huggingFace !== null) return `huggingface.co/${huggingFace[1]}/${huggingFace[2]}`
  const civitai = /^civitai\.com\/models\/(\d+)(?:\/[^/?]+)?\/?$/.exec(bare)
  if (civitai !== null) return `civitai.com/models/${civitai[1]}`
  if (/^civitai\.com\/api\/download\/models\/.+/.test(bare)) return bare
  const [withoutQuery = ''] = reference.split('?')
  if (/^https?:\/\/.+\.safetensors$/.test(withoutQuery)) return withoutQuery
  const name = reference.replace(/^https?:\/\/replicate\.com\//, '')
  const named = /^([\w-]+)\/([\w.-]+)(?:\/(?:versions\/)?([\w.-]+))?\/?$/.exec(name)
  if (named !== null)
    return named[3] === undefined ? `${named[1]}/${named[2]}` : `${named[1]}/${named[2]}/${named[3]}`
  if (/^https?:\/\/replicate\.delivery\/.+\.tar$/.test(reference)) return reference
  if (bare.includes('huggingface.co')) {
    throw new PredictorFailure(
      'Failed to parse HuggingFace URL. Expected huggingface.co/<owner>/<model-name>',
    )
  }
  if (bare.includes('civitai.com'))
    throw new PredictorFailure('Failed to parse CivitAI URL. Expected civitai.com/models/<id>[/<model-name>]')
  throw new PredictorFailure(notFound)
}
