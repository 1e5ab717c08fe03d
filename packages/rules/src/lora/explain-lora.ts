import type { LoraProblem } from './lora-reference.ts'

const formats =
  'owner/name or owner/name/version at Replicate, huggingface.co/owner/model-name, civitai.com/models/id, or an https address of a .safetensors file'

/** The predictor's own words. */
const words = {
  huggingface: 'Failed to parse HuggingFace URL. Expected huggingface.co/<owner>/<model-name>',
  civitai: 'Failed to parse CivitAI URL. Expected civitai.com/models/<id>[/<model-name>]',
  notFound: 'Weights not found at the supplied URL. Please check the URL.',
}

/** Ways in which references go wrong, each with what was meant; the first that gives something readable counts. */
const repairs: readonly ((text: string) => string | undefined)[] = [
  (text) => text.trim(),
  // `owner/name:version` is how models are named elsewhere, and taken for a name here.
  (text) => /^([^/:\s]+\/[^/:\s]+):([^/:\s]+)$/.exec(text)?.slice(1).join('/'),
  (text) => (/^(https?:\/\/)?www\./.test(text) ? text.replace(/^(https?:\/\/)?www\./, '$1') : undefined),
  (text) => (text.startsWith('replicate.com/') ? text.slice('replicate.com/'.length) : undefined),
  (text) => (/^[^:?]+\/[^:?]+\.safetensors(\?.*)?$/.test(text) ? `https://${text}` : undefined),
  (text) => /^(?:https?:\/\/)?(civitai\.com\/models\/\d+)\b/.exec(text)?.[1],
  (text) => /^(?:https?:\/\/)?(huggingface\.co\/[^/?#\s]+\/[^/?#\s]+)/.exec(text)?.[1],
  (text) => /^https?:\/\/replicate\.com\/([^/?#\s]+\/[^/?#\s]+)/.exec(text)?.[1],
]

/** Says why no format fits a reference, in the predictor's words where those are known, and what to write instead. */
export function explainLora(text: string, isReadable: (text: string) => boolean): LoraProblem {
  const bare = text.trim()
  const instead = repairs
    .map((repair) => repair(repair === repairs[0] ? text : bare))
    .find((repaired) => repaired !== undefined && repaired !== text && isReadable(repaired))
  const advice = instead === undefined ? `Write ${formats}.` : `Write ${instead}`
  const because = (code: string, message: string): LoraProblem => ({
    code,
    message: `${message} ${advice}`,
    ...(instead === undefined ? {} : { instead }),
  })
  if (bare === '') return because('lora-reference', 'The reference is empty.')
  if (/(^|\/\/|\.)huggingface\.co(\/|$)/.test(bare))
    return because('lora-huggingface', `The model would fail: ${words.huggingface}.`)
  if (/(^|\/\/|\.)civitai\.com(\/|$)/.test(bare))
    return because('lora-civitai', `The model would fail: ${words.civitai}.`)
  if (/^[^/:\s]+\/[^/:\s]+:[^/:\s]+$/.test(bare)) {
    return because(
      'lora-colon-version',
      `The model takes the colon in \`${bare}\` for part of the name and would fail: ${words.notFound} A version comes after a slash.`,
    )
  }
  if (bare !== text && instead === bare)
    return because('lora-reference', 'The spaces around the reference are taken for part of it.')
  return because('lora-reference', `\`${bare}\` is no reference to LoRA weights that the model can read.`)
}
