import type { InterfaceView, PlanView } from '@weft/client'
import { useEffect, useState } from 'preact/hooks'
import type { Api } from '../api/create-api.ts'
import type { FormValues } from '../inputs/form-values.ts'
import { valuesToSend } from '../inputs/values-to-send.ts'

/** Milliseconds without a change before the server is asked. */
const quiet = 400

/** What a run with these values would do and cost; missing while it is not known. Asked again when they change. */
export function usePlan(
  api: Api,
  { slug, version, inputs }: InterfaceView,
  values: FormValues,
): PlanView | undefined {
  const [plan, setPlan] = useState<PlanView>()
  // A seed that is left open costs the same whatever it becomes.
  const text = JSON.stringify(valuesToSend(inputs, values, (minimum) => minimum))
  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(() => {
      const body = { workflowId: slug, version, inputs: JSON.parse(text) }
      api.weft.plan(body, { signal: stop.signal }).then(setPlan, () => {
        if (!stop.signal.aborted) setPlan(undefined)
      })
    }, quiet)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [api, slug, version, text])
  return plan
}
