import { type InterfaceView, WeftApiError } from '@weft/client'
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Api } from '../api/create-api.ts'

/** What is known of the form that the address names. */
export type InterfaceState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly form: InterfaceView }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unpublished' }
  /** The server asks for a token, or wants another one than it got: its words. */
  | { readonly kind: 'locked'; readonly words: string }
  | { readonly kind: 'broken'; readonly words: string }

/** Asks for the interface of a workflow; `reload` asks again. */
export function useInterface(
  api: Api,
  slug: string,
): { readonly state: InterfaceState; readonly reload: () => void } {
  const [state, setState] = useState<InterfaceState>({ kind: 'loading' })
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    api.weft.workflows.interface(slug, { signal: stop.signal }).then(
      (form) => setState(form.published ? { kind: 'ready', form } : { kind: 'unpublished' }),
      (error: unknown) => {
        if (!stop.signal.aborted) setState(stateOf(error))
      },
    )
    return () => stop.abort()
  }, [api, slug, turn])
  return { state, reload: useCallback(() => setTurn((count) => count + 1), []) }
}

function stateOf(error: unknown): InterfaceState {
  const words = error instanceof Error ? error.message : String(error)
  if (!(error instanceof WeftApiError)) return { kind: 'broken', words }
  if (error.status === 404) return { kind: 'unknown' }
  return error.status === 401 || error.status === 403 ? { kind: 'locked', words } : { kind: 'broken', words }
}
