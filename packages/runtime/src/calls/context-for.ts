import type { StoredAttempt } from '@weft/storage'
import type { CallContext, CallsContext } from './call-context.ts'
import { simulatorName } from './provider-name.ts'

/** The context of calls of one model, in a run that is simulated or not. Throws where nobody runs it. */
export function contextFor(
  context: CallsContext,
  model: string,
  run: { readonly simulated: boolean },
): CallContext {
  return { ...context, provider: context.providers.forCall(model, run) }
}

/** The context of an attempt that is in the journal: of the provider that it was sent to. */
export function contextOf(
  context: CallsContext,
  { model, provider }: Pick<StoredAttempt, 'model' | 'provider'>,
): CallContext {
  return contextFor(context, model, { simulated: provider === simulatorName })
}
