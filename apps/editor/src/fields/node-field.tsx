import type { Json } from '@weft/ports'
import { RotateCcw } from 'lucide-react'
import { useCallback, useId, useMemo } from 'react'
import { useIncoming, useNode, useNodeIssues } from '../state/document-hooks.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { useRunStore } from '../state/run-store.ts'
import { HelpTip } from '../ui/help-tip.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { joinClasses } from '../ui/join-classes.ts'
import { controlFor } from './control-for.ts'
import { describeField } from './describe-field.ts'
import { useDraftStore } from './draft-store.ts'
import { FieldIssues } from './field-issues.tsx'
import type { FieldSpec } from './field-spec.ts'
import { isWide } from './is-wide.ts'
import { issuesOfField } from './issues-of-field.ts'
import { loraOfIssue } from './lora-of-issue.ts'
import { readLoras } from './read-loras.ts'
import { readPath } from './read-path.ts'
import { WireSource } from './wire-source.tsx'
import './fields.css'

/** Letters of a title that surely stand on two lines; a longer one may have to be cut. */
const longestLine = 24

/** What `NodeField` takes. */
export interface NodeFieldProps {
  readonly nodeId: string
  readonly field: FieldSpec
  /** `panel` writes the description out under the label; on a `card` it waits behind a help button. */
  readonly place: 'card' | 'panel'
}

/**
 * One parameter: its label, the control for its type, the schema's words, and what is wrong with it. When a wire
 * feeds it, it says from where instead.
 */
export function NodeField({ nodeId, field, place }: NodeFieldProps) {
  const { port, path, key } = field
  const id = useId()
  const node = useNode(nodeId)
  const incoming = useIncoming(nodeId, field.socket ? port.name : '')
  const nodeIssues = useNodeIssues(nodeId)
  const issues = useMemo(() => issuesOfField(nodeIssues, nodeId, field), [nodeIssues, nodeId, field])
  const apply = useDocumentStore((state) => state.apply)
  const endGesture = useDocumentStore((state) => state.endGesture)
  const documentId = useDocumentStore((state) => state.documentId)
  const fieldKey = `${documentId} ${nodeId} ${key}`
  const dropDrafts = useDraftStore((state) => state.dropDrafts)
  const hasDraft = useDraftStore((state) => state.drafts[fieldKey] !== undefined)
  const drawn = useRunStore((state) => state.runs[0]?.seeds?.[nodeId]?.[key])
  const set = useCallback(
    (value: Json | undefined) => {
      if (!path) return
      const gesture = `field ${nodeId} ${key}`
      apply({ kind: 'set-param', nodeId, path, ...(value === undefined ? {} : { value }) }, { gesture })
    },
    [apply, nodeId, key, path],
  )
  const value = path && readPath(node?.params, path)
  const below = port.kind === 'loras' ? issues.filter((issue) => loraOfIssue(issue) === undefined) : issues
  const wired = field.socket && incoming.length > 0
  const Control = controlFor(port)
  const isPicture = (port.kind === 'image' || port.kind === 'mask') && !port.list
  const large = isPicture && !field.socket
  const isEmptyStack = port.kind === 'loras' && readLoras(value).length === 0
  const wide = (isWide(port) && !isEmptyStack) || large || (isPicture && place === 'panel')
  const describedBy = issues.length > 0 ? `${id}-issues` : undefined
  const canReset =
    !wired &&
    (value !== undefined || hasDraft) &&
    !isPicture &&
    (port.default !== undefined || !port.required)
  const reset = () => {
    endGesture()
    dropDrafts(fieldKey)
    set(undefined)
  }
  return (
    <div
      className={joinClasses(
        'field',
        wide && !wired && 'field--wide',
        wired && 'is-wired',
        large && 'field--large',
      )}
      data-field={key}
      data-port={field.socket ? port.name : undefined}
      data-changed={value !== undefined || undefined}
    >
      <div className="field-head">
        <label
          htmlFor={`${id}-control`}
          className={joinClasses('field-label', port.title.length > longestLine && 'field-label--long')}
        >
          {port.title}
          {port.required && !wired && value === undefined && (
            <span className="field-required"> required</span>
          )}
        </label>
        <span className="field-tools">
          {port.description && place === 'card' && <HelpTip about={port.title} text={describeField(port)} />}
          {canReset && (
            <IconButton
              label={
                port.default === undefined
                  ? 'Clear'
                  : `Reset to default ${String(JSON.stringify(port.default))}`
              }
              className="field-reset"
              onClick={reset}
            >
              <RotateCcw size={11} aria-hidden />
            </IconButton>
          )}
        </span>
      </div>
      <div className="field-body">
        {wired ? (
          <div className="field-sources">
            {incoming.map((edge) => (
              <WireSource key={edge.from} from={edge.from} />
            ))}
          </div>
        ) : path ? (
          <Control
            id={`${id}-control`}
            fieldKey={fieldKey}
            nodeId={nodeId}
            port={port}
            value={value}
            set={set}
            endGesture={endGesture}
            invalid={issues.some((issue) => issue.severity === 'error')}
            issues={issues}
            describedBy={describedBy}
            large={large}
            {...(drawn === undefined ? {} : { drawn })}
          />
        ) : (
          <span id={`${id}-control`} className="field-unwired">
            {port.required ? 'wire needed' : 'not wired'}
          </span>
        )}
      </div>
      {place === 'panel' && port.description && <p className="field-words">{port.description}</p>}
      <FieldIssues id={`${id}-issues`} issues={below} />
    </div>
  )
}
