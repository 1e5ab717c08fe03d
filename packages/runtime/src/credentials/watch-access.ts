import { WeftError } from '@weft/ports'
import type { ModelProvider } from '@weft/provider'

/** What the provider last said of our credentials. */
export type Access =
  | { readonly state: 'unchecked' | 'ready' }
  | { readonly state: 'refused' | 'low-credit' | 'throttled' | 'unreachable'; readonly words: string }

/** A provider whose answers are watched for what they say of our credentials. */
export interface WatchedProvider {
  readonly provider: ModelProvider
  readonly access: () => Access
}

/** Seconds for which a rate limit is told of where the provider named none. */
const throttledFor = 30

/** Watches what a provider answers to whatever it is asked. `now` is milliseconds since 1970. */
export function watchAccess(provider: ModelProvider, now: () => number): WatchedProvider {
  let access: Access = { state: 'unchecked' }
  let throttled: { readonly until: number; readonly words: string } | undefined

  const throttle = (words: string, seconds: number | undefined) => {
    throttled = { until: now() + (seconds ?? throttledFor) * 1000, words }
  }

  const note = (error: unknown) => {
    if (!(error instanceof WeftError)) return
    if (error.code === 'unauthenticated') access = { state: 'refused', words: error.message }
    if (error.code === 'payment_required') access = { state: 'low-credit', words: error.message }
    if (error.code === 'rate_limited') throttle(error.message, error.retryAfter)
    if (error.code === 'provider_unreachable' && access.state !== 'low-credit')
      access = { state: 'unreachable', words: error.message }
  }

  const watch = async <T>(asked: Promise<T>, isPaid = false): Promise<T> => {
    try {
      const answer = await asked
      // Only a call that was accepted says that there is credit again.
      if (isPaid || access.state !== 'low-credit') access = { state: 'ready' }
      return answer
    } catch (error) {
      note(error)
      throw error
    }
  }

  const { search, checkAccess } = provider
  return {
    access: () => {
      if (throttled !== undefined && now() < throttled.until)
        return { state: 'throttled', words: throttled.words }
      return access
    },
    provider: {
      ...provider,
      resolveModel: (reference, signal) => watch(provider.resolveModel(reference, signal)),
      uploadFile: (file, signal) => watch(provider.uploadFile(file, signal)),
      create: (call, options) =>
        watch(
          provider.create(call, {
            ...options,
            onWaiting: (seconds, reason) => {
              throttle(reason ?? 'The provider asked to wait before the next call.', seconds)
              options.onWaiting?.(seconds, reason)
            },
          }),
          true,
        ),
      ...(search && { search: (query, signal) => watch(search(query, signal)) }),
      ...(checkAccess && { checkAccess: (signal) => watch(checkAccess(signal)) }),
    },
  }
}
