import type { ModelRule } from '../model-rule.ts'
import type { Reading } from '../reading.ts'
import { approximateTokens } from './approximate-tokens.ts'

/** Tokens of a prompt that each of the two models reads: the lengths that their text encoder is built with. */
const tokensRead = { dev: 512, schnell: 256 } as const

/** How many tokens which model reads. */
export interface TokenLimit {
  readonly model: string
  readonly tokens: number
}

/** The limit of `dev` or `schnell`; undefined for another value. */
export function readTokens(model: unknown): TokenLimit | undefined {
  return model === 'dev' || model === 'schnell' ? { model, tokens: tokensRead[model] } : undefined
}

/** Makes the rule that the end of a long prompt is not read. `needs`: inputs that the limit depends on. */
export function promptTooLong(
  limitOf: (reading: Reading) => TokenLimit | undefined,
  needs: readonly string[] = [],
): ModelRule {
  return {
    code: 'prompt-too-long',
    severity: 'warning',
    needs: [...needs, 'prompt'],
    find: (reading) => {
      const limit = limitOf(reading)
      const prompt = reading.value('prompt')
      if (limit === undefined || typeof prompt !== 'string') return []
      const tokens = approximateTokens(prompt)
      if (tokens <= limit.tokens) return []
      return [
        {
          input: 'prompt',
          message: `The prompt has about ${tokens} tokens (an approximate count), but ${limit.model} reads only the first ${limit.tokens}: the end is cut off. Shorten it.`,
        },
      ]
    },
  }
}
