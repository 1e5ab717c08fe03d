import { useQuery } from '@tanstack/react-query'
import { estimateWords } from '@weft/client'
import { upstreamOf } from '@weft/workflow'
import { Plus, X } from 'lucide-react'
import { type FormEvent, useId, useMemo, useState } from 'react'
import { weft } from '../api/weft-client.ts'
import { nameOfNode } from '../canvas/name-of-node.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { ChoiceSelect } from '../ui/choice-select.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Modal } from '../ui/modal.tsx'
import { type AxisDraft, mostSeeds, readAxis, startAxis } from './core/axis-draft.ts'
import { makeSweep, type SweepRequest } from './core/make-sweep.ts'
import { modelParameter } from './core/model-parameter.ts'
import { pictureOutputs } from './core/picture-outputs.ts'
import type { SweepAxis, SweepParameter } from './core/sweep-parameter.ts'
import { sweepParameters } from './core/sweep-parameters.ts'
import { drawSeeds } from './draw-seeds.ts'
import { placeForSweep, startSweep } from './start-sweep.ts'
import { planSweep, useSweepCost } from './sweep-plan.ts'
import { useSweepStore } from './sweep-store.ts'
import { ValuesEditor } from './values-editor.tsx'

/** Lists that one sweep combines at most: more cannot be laid out so that it says anything. */
const mostAxes = 3

/** From so many calls on, a sweep says that they are many; from the second on, it asks. */
const manyCalls = { warn: 25, ask: 100 } as const

/** Where each list goes in the grid, by how many there are. */
const directions: Readonly<Record<number, readonly string[]>> = {
  1: ['Values'],
  2: ['Down', 'Across'],
  3: ['Down', 'Down, within each', 'Across'],
}

/** Chooses parameters and their values, says what it costs, and writes it into the document as ordinary nodes. */
export function SweepDialog() {
  const nodeId = useSweepStore((state) => state.nodeId)
  const document = useDocumentStore((state) => state.document)
  const closeDialog = useViewStore((state) => state.closeDialog)
  const title = `Sweep parameters of ${nameOfNode(document, nodeId)}`
  const outputs = useMemo(() => pictureOutputs(document, nodeId), [document, nodeId])
  const [end, setEnd] = useState(outputs[0]?.end)
  const output = outputs.find((candidate) => candidate.end === end) ?? outputs[0]
  if (!output)
    return (
      <Modal title={title} onClose={closeDialog} className="w-[min(480px,calc(100vw-24px))]">
        <p className="p-4 text-sm">
          Nothing that this node leads to makes a picture, so there is nothing to compare. Wire it to a model,
          or sweep the parameters of a model.
        </p>
      </Modal>
    )
  return (
    <Modal title={title} onClose={closeDialog} className="w-[min(560px,calc(100vw-24px))]">
      <SweepForm key={output.end} nodeId={nodeId} pictures={output.end}>
        {outputs.length > 1 && (
          <div className="flex flex-col gap-1">
            <span className="text-xs text-dim">Pictures to compare</span>
            <ChoiceSelect
              label="Pictures to compare"
              value={output.end}
              options={outputs.map((one) => ({ value: one.end, label: one.title, note: one.end }))}
              onChange={setEnd}
            />
          </div>
        )}
      </SweepForm>
    </Modal>
  )
}

interface SweepFormProps {
  readonly nodeId: string
  readonly pictures: string
  readonly children: React.ReactNode
}

function SweepForm({ nodeId, pictures, children }: SweepFormProps) {
  const document = useDocumentStore((state) => state.document)
  const closeDialog = useViewStore((state) => state.closeDialog)
  const models = useQuery({ queryKey: ['models', 'palette'], queryFn: () => weft.models.list() }).data
  const parameters = useMemo((): readonly SweepParameter[] => {
    const source = pictures.split('.')[0] ?? ''
    const nodes = new Set([nodeId, ...upstreamOf(document, [source])])
    const known = (models ?? []).map(({ ref, schema, digest, media }) => ({
      reference: ref,
      model: { schema, digest, ...(media === undefined ? {} : { media }) },
    }))
    const model = modelParameter(document, source, known)
    const all = [...nodes].flatMap((id) => sweepParameters(document, id))
    return model ? [model, ...all] : all
  }, [document, nodeId, pictures, models])
  const [drafts, setDrafts] = useState<readonly AxisDraft[]>(() => {
    const first = parameters.find(({ type }) => type.name === 'seed') ?? parameters[0]
    return first ? [beginAxis(first, 1)] : []
  })
  const [isSure, setSure] = useState(false)
  const read = useMemo(
    () =>
      drafts.map((draft) => {
        const parameter = parameters.find(({ key }) => key === draft.key)
        return parameter ? readAxis(draft, parameter) : { problem: 'This parameter is gone.' }
      }),
    [drafts, parameters],
  )
  const request = useMemo((): SweepRequest | undefined => {
    const axes = read.flatMap((one): SweepAxis[] => ('axis' in one ? [one.axis] : []))
    return axes.length === 0 || axes.length < read.length
      ? undefined
      : { pictures, axes, at: placeForSweep() }
  }, [read, pictures])
  const plan = useMemo(() => request && planSweep(document, request), [document, request])
  const cost = useSweepCost(document, plan?.problem === undefined ? request : undefined)
  const change = (id: number, part: Partial<AxisDraft>) => {
    setSure(false)
    setDrafts(
      modelFirst(
        drafts.map((draft) => (draft.id === id ? { ...draft, ...part } : draft)),
        parameters,
      ),
    )
  }
  const unused = parameters.filter(({ key }) => drafts.every((draft) => draft.key !== key))
  const add = () => {
    const id = Math.max(0, ...drafts.map((draft) => draft.id)) + 1
    // A number that nothing feeds is the likeliest, and needs no typing; one that would be ignored is not meant.
    const counts = (parameter: SweepParameter): boolean => {
      const one = readAxis(beginAxis(parameter, id), parameter)
      if (!('axis' in one)) return true
      return (
        planSweep(document, { pictures, axes: [one.axis], at: placeForSweep() }).remarks[parameter.key] ===
        undefined
      )
    }
    const numbers = unused.filter(({ type, wiredFrom }) => type.kind === 'number' && wiredFrom.length === 0)
    const next = numbers.find(counts) ?? numbers[0] ?? unused[0]
    if (next) setDrafts([...drafts, beginAxis(next, id)])
  }
  const counts = read.flatMap((one) => ('count' in one ? [one.count] : []))
  const pictureCount = counts.reduce((product, count) => product * count, 1)
  const calls = plan?.calls ?? 0
  const mustAsk = calls > manyCalls.ask
  const isReady = request !== undefined && plan?.problem === undefined && (!mustAsk || isSure)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) void startSweep(makeSweep(document, request), { runs: true })
  }
  return (
    <form className="flex min-h-0 flex-col text-sm" onSubmit={submit}>
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto p-4">
        {children}
        {drafts.map((draft, index) => (
          <AxisEditor
            key={draft.id}
            draft={draft}
            direction={directions[drafts.length]?.[index] ?? ''}
            parameter={parameters.find(({ key }) => key === draft.key)}
            choices={parameters.filter(
              ({ key }) => key === draft.key || unused.some((one) => one.key === key),
            )}
            home={nodeId}
            problem={problemOf(read[index])}
            remark={plan?.remarks[draft.key]}
            onChange={(part) => change(draft.id, part)}
            onChoose={(parameter) => change(draft.id, beginAxis(parameter, draft.id))}
            onRemove={
              drafts.length > 1 ? () => setDrafts(drafts.filter(({ id }) => id !== draft.id)) : undefined
            }
          />
        ))}
        {parameters.length === 0 && <p>There is no parameter here of which several values could be tried.</p>}
        {drafts.length < mostAxes && unused.length > 0 && (
          <Button variant="outline" className="self-start" onClick={add}>
            <Plus size={13} aria-hidden /> Combine with another parameter
          </Button>
        )}
      </div>
      <footer className="flex flex-col gap-2 border-t p-4">
        <p aria-live="polite" className={plan?.problem === undefined ? undefined : 'text-danger'}>
          {plan?.problem ??
            (request === undefined
              ? 'Choose values, and what they cost stands here.'
              : sizeWords(counts, pictureCount, calls))}
          {cost && plan?.problem === undefined && (
            <span className="text-dim" data-testid="sweep-cost">
              {cost.kept > 0 && ` · ${cost.kept === calls ? 'all' : cost.kept} kept from before`}
              {cost.estimate && ` · ${estimateWords(cost.estimate)}`}
            </span>
          )}
        </p>
        {calls >= manyCalls.warn && !mustAsk && (
          <p className="text-warning">That is a good many. A few values first show whether it is worth it.</p>
        )}
        {mustAsk && (
          <label className="flex items-center gap-2 text-warning">
            <input
              type="checkbox"
              checked={isSure}
              onChange={(event) => setSure(event.currentTarget.checked)}
            />
            Yes, I want {calls} calls. They are paid for even if they turn out alike.
          </label>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="outline" onClick={closeDialog}>
            Cancel
          </Button>
          <Button
            variant="outline"
            disabled={request === undefined || plan?.problem !== undefined}
            onClick={() => request && void startSweep(makeSweep(document, request), { runs: false })}
          >
            Add without running
          </Button>
          <Button variant="primary" type="submit" disabled={!isReady}>
            {calls > 0 ? `Run ${calls} ${calls === 1 ? 'call' : 'calls'}` : 'Run'}
          </Button>
        </div>
      </footer>
    </form>
  )
}

/** The model goes down in the grid, whatever else is tried: the pictures of each model come from a node of its own. */
function modelFirst(
  drafts: readonly AxisDraft[],
  parameters: readonly SweepParameter[],
): readonly AxisDraft[] {
  const isModel = (draft: AxisDraft) =>
    parameters.some(({ key, place }) => key === draft.key && place.kind === 'model')
  return drafts.toSorted((a, b) => Number(isModel(b)) - Number(isModel(a)))
}

function problemOf(read: ReturnType<typeof readAxis> | undefined): string | undefined {
  return read && 'problem' in read ? read.problem : undefined
}

/** Such as `3 × 2 = 6 combinations, 6 calls`. */
function sizeWords(counts: readonly number[], pictures: number, calls: number): string {
  const values = counts.length > 1 ? `${counts.join(' × ')} = ${pictures} combinations` : `${pictures} values`
  return `${values}, ${calls} ${calls === 1 ? 'call' : 'calls'}`
}

function beginAxis(parameter: SweepParameter, id: number): AxisDraft {
  return startAxis(parameter, id, drawSeeds(mostSeeds, parameter.type.minimum, parameter.type.maximum))
}

interface AxisEditorProps {
  readonly draft: AxisDraft
  readonly direction: string
  readonly parameter: SweepParameter | undefined
  readonly choices: readonly SweepParameter[]
  /** The node that the dialog was opened for: the others are named. */
  readonly home: string
  readonly problem: string | undefined
  /** What is said of the parameter with these values. */
  readonly remark: string | undefined
  readonly onChange: (part: Partial<AxisDraft>) => void
  readonly onChoose: (parameter: SweepParameter) => void
  readonly onRemove: (() => void) | undefined
}

/** One list of the sweep: its parameter and its values. */
function AxisEditor(props: AxisEditorProps) {
  const { draft, direction, parameter, choices, home, problem, remark, onChange, onChoose, onRemove } = props
  const document = useDocumentStore((state) => state.document)
  const id = useId()
  const choose = (key: string) => {
    const chosen = choices.find((one) => one.key === key)
    if (chosen) onChoose(chosen)
  }
  return (
    <section aria-label={direction} className="flex flex-col gap-2 rounded-md border p-3">
      <div className="flex items-center gap-2">
        <h3 className="text-xs font-medium whitespace-nowrap text-dim">{direction}</h3>
        <ChoiceSelect
          label={`${direction}: parameter`}
          value={draft.key}
          options={choices.map(({ key, title, nodeId }) => ({
            value: key,
            label: nodeId === home ? title : `${title} · ${nameOfNode(document, nodeId)}`,
          }))}
          onChange={choose}
        />
        {onRemove && (
          <IconButton label={`Take ${parameter?.title ?? 'this list'} out`} onClick={onRemove}>
            <X size={13} aria-hidden />
          </IconButton>
        )}
      </div>
      {parameter && (
        <ValuesEditor
          draft={draft}
          parameter={parameter}
          change={onChange}
          invalid={problem !== undefined}
          describedBy={`${id}-problem`}
        />
      )}
      {parameter && parameter.wiredFrom.length > 0 && (
        <p className="text-xs text-info">
          {parameter.wiredFrom.map((from) => `\`${from}\``).join(' and ')} feeds it now. The sweep takes its
          place; the wire comes back when the sweep is removed.
        </p>
      )}
      {problem === undefined && remark !== undefined && <p className="text-xs text-warning">{remark}</p>}
      <p id={`${id}-problem`} className="text-xs text-danger empty:hidden">
        {problem}
      </p>
    </section>
  )
}
