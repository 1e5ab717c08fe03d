import type { Access } from './watch-access.ts'

/** A provider as people are told of it. Holds no secret. */
export interface ProviderState {
  readonly id: 'replicate' | 'simulator' | 'cog'
  readonly title: string
  /** Models that are named by owner and name run here. */
  readonly inUse: boolean
  /** `missing`: there is no token. `unchecked`: there is one, and nobody has used it yet. */
  readonly state: Access['state'] | 'missing'
  /** The state in words, with what to do about it. */
  readonly message: string
  /** Where the token comes from, if there is one. */
  readonly tokenFrom?: 'environment' | 'editor'
  /** A token can be entered and taken away over HTTP. */
  readonly canSetToken: boolean
}

/** What the state of Replicate is told from. */
export interface ReplicateFacts {
  readonly tokenFrom: 'environment' | 'editor' | undefined
  readonly inUse: boolean
  /** `WEFT_PROVIDER` names the simulator, so a token changes nothing. */
  readonly isSimulatorFixed: boolean
  readonly access: Access
}

/** Says how it stands with Replicate. */
export function describeReplicate({
  tokenFrom,
  inUse,
  isSimulatorFixed,
  access,
}: ReplicateFacts): ProviderState {
  const base = {
    id: 'replicate',
    title: 'Replicate',
    inUse,
    canSetToken: tokenFrom !== 'environment',
  } as const
  if (tokenFrom === undefined)
    return {
      ...base,
      state: 'missing',
      message:
        'There is no token, so pictures are simulated. Enter one from replicate.com/account/api-tokens.',
    }
  const idle = isSimulatorFixed ? ' WEFT_PROVIDER is set to the simulator, so it is not used.' : ''
  return { ...base, tokenFrom, state: access.state, message: `${wordsOf(access)}${idle}` }
}

function wordsOf(access: Access): string {
  switch (access.state) {
    case 'unchecked':
      return 'There is a token. It has not been used yet.'
    case 'ready':
      return 'Replicate accepts the token.'
    case 'refused':
      return `Replicate refuses the token: ${access.words}`
    case 'low-credit':
      return `The account has too little credit: ${access.words}`
    case 'throttled':
      return `Replicate asks to slow down, and calls wait: ${access.words}`
    case 'unreachable':
      return `Replicate does not answer: ${access.words}`
  }
}
