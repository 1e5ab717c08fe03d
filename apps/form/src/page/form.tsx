import { type InterfaceView, WeftApiError } from '@weft/client'
import type { Port } from '@weft/ports'
import { useRef, useState } from 'preact/hooks'
import type { FormAddress } from '../address/read-address.ts'
import { shareLink } from '../address/share-link.ts'
import type { Api } from '../api/create-api.ts'
import { FormField, fieldId } from '../fields/form-field.tsx'
import { PastList } from '../history/past-list.tsx'
import type { PageStorage } from '../history/safe-storage.ts'
import type { FieldProblems } from '../inputs/check-inputs.ts'
import { problemsFromIssues } from '../inputs/problems-from-issues.ts'
import { useInputs } from '../inputs/use-inputs.ts'
import { changedValues, drawRandom, valuesToSend } from '../inputs/values-to-send.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { isGoingOn } from '../run/is-going-on.ts'
import { RunView } from '../run/run-view.tsx'
import { sayRun } from '../run/say-run.ts'
import { usePlan } from '../run/use-plan.ts'
import { useRuns } from '../run/use-runs.ts'
import { workInShort } from '../run/work-in-short.ts'
import { RunBar } from './run-bar.tsx'

/** What `Form` takes. */
export interface FormProps {
  readonly address: FormAddress
  readonly api: Api
  readonly storage: PageStorage
  readonly form: InterfaceView
}

/** Milliseconds in which the second press of a double click would hit Cancel, which takes the place of Run. */
const doubleClickMs = 500

/** The form of a workflow: its inputs, Run, and what came out. */
export function Form({ address, api, storage, form }: FormProps) {
  const ports: readonly Port[] = form.inputs
  const inputs = useInputs(ports, address.given, { storage, slug: form.slug })
  const runs = useRuns(api, storage, form)
  const plan = usePlan(api, form, inputs.values)
  const [failures, setFailures] = useState<readonly string[]>([])
  const [isAsking, setAsking] = useState(false)
  const results = useRef<HTMLElement>(null)
  const isRunning = isAsking || isGoingOn(runs.shown)
  const startedAt = useRef(Number.NEGATIVE_INFINITY)

  const focusFirst = (wrong: FieldProblems) => {
    const first = ports.find(({ name }) => wrong[name] !== undefined)
    // The problem is drawn first, so that the field is described by it when it gets the focus.
    if (first) requestAnimationFrame(() => document.getElementById(fieldId(first))?.focus())
  }
  const ask = async (what: () => Promise<void>) => {
    setFailures([])
    setAsking(true)
    try {
      await what()
    } catch (error) {
      const issues = error instanceof WeftApiError ? error.issues : []
      const names = ports.map(({ name }) => name)
      const { fields, others } = problemsFromIssues(issues, names)
      inputs.refuse(fields)
      const isSorted = Object.keys(fields).length + others.length > 0
      setFailures(isSorted ? others : [error instanceof Error ? error.message : String(error)])
      focusFirst(fields)
    }
    setAsking(false)
  }
  const isJustStarted = () => performance.now() - startedAt.current < doubleClickMs
  const cancel = () => {
    if (!isJustStarted()) void ask(runs.cancel)
  }
  const start = () => {
    if (isRunning || isJustStarted()) return
    inputs.check()
    if (Object.keys(inputs.wrong).length > 0) {
      focusFirst(inputs.wrong)
      return
    }
    startedAt.current = performance.now()
    void ask(() => runs.start(valuesToSend(ports, inputs.values, drawRandom)))
    // Beside the form they are in sight already; on a phone they are below it.
    if (matchMedia('(max-width: 899px)').matches)
      requestAnimationFrame(() => results.current?.scrollIntoView({ block: 'start' }))
  }
  const reuse = () => {
    inputs.setAll(runs.shown?.past.inputs ?? {})
    document.getElementById('inputs')?.scrollIntoView({ block: 'start' })
  }
  const link = shareLink(location.origin, address, form, changedValues(ports, inputs.values))
  return (
    <div class="page">
      <header class="head">
        <h1>{form.name || form.slug}</h1>
        {form.description && <p>{form.description}</p>}
        {!address.isEmbedded && <CopyButton icon="link" label="Copy link" text={link} />}
      </header>
      <form
        id="inputs"
        class="inputs"
        aria-label="Inputs"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          start()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) start()
        }}
      >
        {ports.map((port) => (
          <FormField
            key={port.name}
            port={port}
            value={inputs.values[port.name]}
            problem={inputs.problems[port.name]}
            set={(value) => inputs.set(port.name, value)}
            hold={(why) => inputs.hold(port.name, why)}
            api={api}
          />
        ))}
        {ports.length === 0 && <p class="field-about">Nothing needs to be filled in.</p>}
        <RunBar
          isRunning={isRunning}
          work={workInShort(runs.shown)}
          cancel={cancel}
          wrong={Object.keys(inputs.problems).length}
          estimate={plan?.estimate}
          failures={failures}
        />
      </form>
      <main class={`results${isRunning ? ' is-running' : ''}`} ref={results} aria-label="Results">
        <p class="sr-only" role="status">
          {sayRun(runs.shown, form)}
        </p>
        {runs.shown === undefined ? (
          <p class="empty">What comes out appears here.</p>
        ) : (
          <RunView
            api={api}
            form={form}
            shown={runs.shown}
            retry={() => void ask(runs.retry)}
            reuse={reuse}
          />
        )}
        <PastList past={runs.past} shownKey={runs.shown?.past.key} show={runs.show} forget={runs.forget} />
      </main>
    </div>
  )
}
