import { useState } from 'react'
import { decideAttempt } from '../state/actions/decide-attempt.ts'
import { type UndecidedCall, useUndecidedCalls } from '../state/undecided-calls.ts'
import { Button } from '../ui/button.tsx'

/** What to do about calls of a node of which nobody can say whether they were accepted. Nothing when there are none. */
export function UndecidedCalls({ nodeId }: { readonly nodeId: string }) {
  const calls = useUndecidedCalls(nodeId)
  if (calls.length === 0) return null
  return (
    <ul className="m-0 flex list-none flex-col gap-3 px-3 py-2" aria-label="Calls to decide about">
      {calls.map((call) => (
        <UndecidedCallRow key={call.attemptId} call={call} />
      ))}
    </ul>
  )
}

/** One of them: adopt a prediction by its id, send it again, or give it up. */
function UndecidedCallRow({ call }: { readonly call: UndecidedCall }) {
  const [predictionId, setPredictionId] = useState('')
  const [isBusy, setBusy] = useState(false)
  const decide = async (decision: Parameters<typeof decideAttempt>[1]): Promise<void> => {
    setBusy(true)
    await decideAttempt(call, decision)
    setBusy(false)
  }
  const id = predictionId.trim()
  const name = call.lane === undefined ? 'this call' : `call ${call.lane + 1}`
  return (
    <li className="flex flex-col gap-1.5 text-sm">
      <p className="m-0 text-dim">
        Was {name} accepted? Look for it among the predictions at {call.provider}.
      </p>
      <div className="flex gap-1.5">
        <input
          className="ui-input nodrag min-w-0 flex-1"
          aria-label={`Prediction of ${name}`}
          placeholder="Id of its prediction"
          value={predictionId}
          onChange={(event) => setPredictionId(event.currentTarget.value)}
        />
        <Button
          variant="outline"
          disabled={isBusy || id === ''}
          onClick={() => void decide({ decision: 'adopt', predictionId: id })}
        >
          Adopt
        </Button>
      </div>
      <div className="flex gap-1.5">
        <Button
          variant="outline"
          disabled={isBusy}
          title="It is paid for again if it was accepted after all."
          onClick={() => void decide({ decision: 'send-again' })}
        >
          Send again
        </Button>
        <Button disabled={isBusy} onClick={() => void decide({ decision: 'give-up' })}>
          Give up
        </Button>
      </div>
    </li>
  )
}
