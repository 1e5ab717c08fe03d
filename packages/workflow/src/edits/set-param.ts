import { describeValue, isRecord, type Json, type JsonObject, readOwn } from '@weft/ports'
import type { Edit } from '../edit.ts'
import { putKey } from '../put-key.ts'
import { toPointer } from '../to-pointer.ts'
import type { WorkflowDocument } from '../workflow-document.ts'
import type { ApplyEdit, EditResult } from './edit-result.ts'
import { keepDocument, refuseEdit } from './keep-document.ts'
import { refuseMissingNode } from './refuse-missing-node.ts'

type Path = readonly (string | number)[]

/** Params after a change, and the value to set at which path to take it back; or why the change cannot be. */
type Change =
  | { readonly json: Json; readonly undo: { readonly path: Path; readonly value?: Json } }
  | { readonly refusal: string; readonly at: Path }

/**
 * Sets or removes a value inside a node's params. Missing objects on the way are made; a position in a list may be one
 * that is there, or the next one. Removing from a list closes the gap. An empty path is all params.
 */
export const setParam: ApplyEdit<'set-param'> = (document, { nodeId, path, value }) => {
  const node = readOwn(document.nodes, nodeId)
  if (node === undefined) return refuseMissingNode(document, nodeId)
  if (path.length === 0) {
    const params = value ?? {}
    if (!isJsonObject(params))
      return refuseAt(document, {
        nodeId,
        at: [],
        message: `Params should be an object, found ${describeValue(value)}.`,
      })
    return replaceParams(document, { nodeId, params, undo: { path: [], value: node.params } })
  }
  const change = changeAt(node.params, path, value)
  if (change === undefined) return keepDocument(document)
  if ('refusal' in change) return refuseAt(document, { nodeId, at: change.at, message: change.refusal })
  if (!isJsonObject(change.json)) return keepDocument(document)
  return replaceParams(document, { nodeId, params: change.json, undo: change.undo })
}

function isJsonObject(value: Json): value is JsonObject {
  return isRecord(value)
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

function replaceParams(
  document: WorkflowDocument,
  change: { nodeId: string; params: JsonObject; undo: { readonly path: Path; readonly value?: Json } },
): EditResult {
  const { nodeId, params, undo } = change
  const node = readOwn(document.nodes, nodeId)
  if (node === undefined) return refuseMissingNode(document, nodeId)
  const inverse: Edit = { kind: 'set-param', nodeId, ...undo }
  return { document: { ...document, nodes: putKey(document.nodes, nodeId, { ...node, params }) }, inverse }
}

function refuseAt(
  document: WorkflowDocument,
  why: { nodeId: string; at: Path; message: string },
): EditResult {
  const { nodeId, at, message } = why
  return refuseEdit(document, {
    code: 'wrong-param-path',
    message,
    path: toPointer(['nodes', nodeId, 'params', ...at]),
    nodeId,
  })
}

/** Changes one place inside a value. Nothing when it is as wanted already: a removal of what is not there. */
function changeAt(container: Json, path: Path, value: Json | undefined, at: Path = []): Change | undefined {
  const [step, ...rest] = path
  if (step === undefined) return undefined
  const here = [...at, step]
  if (isList(container)) return changeInList(container, { step, rest, at }, value)
  if (!isJsonObject(container)) {
    const where = at.length === 0 ? 'params' : `\`${at.join('.')}\``
    return {
      refusal: `${where} holds ${describeValue(container)}, which has no \`${step}\` inside.`,
      at: here,
    }
  }
  const key = String(step)
  const present = readOwn(container, key)
  if (rest.length > 0 && present !== undefined) {
    const inner = changeAt(present, rest, value, here)
    return inner === undefined || 'refusal' in inner
      ? inner
      : { ...inner, json: putKey(container, key, inner.json) }
  }
  if (value === undefined && present === undefined) return undefined
  const made = rest.length > 0 ? makeInside(rest, value) : value
  if (rest.length > 0 && made === undefined)
    return { refusal: `A new list starts at position 0.`, at: [...here, ...rest] }
  const undo = { path: here, ...(present !== undefined && { value: present }) }
  return { json: putKey(container, key, made), undo }
}

function changeInList(
  list: readonly Json[],
  { step, rest, at }: { step: string | number; rest: Path; at: Path },
  value: Json | undefined,
): Change | undefined {
  const here = [...at, step]
  const present = typeof step === 'number' ? list[step] : undefined
  const isPosition = typeof step === 'number' && Number.isInteger(step) && step >= 0 && step <= list.length
  if (!isPosition || (present === undefined && step !== list.length)) {
    if (value === undefined && typeof step === 'number') return undefined
    return { refusal: `A list of ${list.length} has no position ${describeValue(step)}.`, at: here }
  }
  if (rest.length > 0 && present !== undefined) {
    const inner = changeAt(present, rest, value, here)
    return inner === undefined || 'refusal' in inner ? inner : { ...inner, json: list.with(step, inner.json) }
  }
  if (value === undefined) {
    // Setting a position cannot open a gap again, so the whole list is what is put back.
    return present === undefined
      ? undefined
      : { json: list.toSpliced(step, 1), undo: { path: at, value: list } }
  }
  const made = rest.length > 0 ? makeInside(rest, value) : value
  if (made === undefined) return { refusal: `A new list starts at position 0.`, at: [...here, ...rest] }
  if (present === undefined) return { json: [...list, made], undo: { path: here } }
  return { json: list.with(step, made), undo: { path: here, value: present } }
}

/** The objects and lists that a path needs, round a value. Nothing when a new list would not start at 0. */
function makeInside(path: Path, value: Json | undefined): Json | undefined {
  return path.reduceRight<Json | undefined>((inner, step) => {
    if (inner === undefined) return undefined
    if (typeof step === 'string') return Object.fromEntries([[step, inner]])
    return step === 0 ? [inner] : undefined
  }, value)
}
