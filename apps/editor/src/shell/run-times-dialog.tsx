import { type FormEvent, useId, useState } from 'react'
import { mostRuns, runTimes } from '../state/actions/run-times.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Modal } from '../ui/modal.tsx'

/** Asks how many runs to queue. */
export function RunTimesDialog() {
  const closeDialog = useViewStore((state) => state.closeDialog)
  const [text, setText] = useState('4')
  const id = useId()
  const times = Number(text)
  const isGood = Number.isInteger(times) && times >= 1 && times <= mostRuns
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isGood) return
    closeDialog()
    void runTimes(times)
  }
  return (
    <Modal title="Run several times" onClose={closeDialog} className="w-[min(400px,calc(100vw-24px))]">
      <form className="flex flex-col gap-2 p-4 text-sm" onSubmit={submit}>
        <label htmlFor={id}>Number of runs</label>
        <input
          id={id}
          className="ui-input"
          inputMode="numeric"
          autoComplete="off"
          value={text}
          aria-invalid={!isGood || undefined}
          aria-describedby={`${id}-words`}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <p id={`${id}-words`} className={isGood ? 'text-xs text-dim' : 'text-xs text-danger'}>
          {isGood
            ? 'Before each, seeds move on as their controls say: random, up or down. Only fixed ones stay.'
            : `A whole number from 1 to ${mostRuns} was expected, but “${text}” is none.`}
        </p>
        <div className="mt-2 flex justify-end gap-2">
          <Button variant="outline" onClick={closeDialog}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" disabled={!isGood}>
            {isGood && times > 1 ? `Queue ${times} runs` : 'Run'}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
