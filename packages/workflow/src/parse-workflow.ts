import { describeValue, type Issue, isRecord, type Json, type JsonObject } from '@weft/ports'
import type { Edit } from './edit.ts'
import { migrateDocument } from './migrations/migrate-document.ts'
import { migrations } from './migrations/migrations.ts'
import { type ParseContext, report } from './parse/parse-context.ts'
import { parseEdges } from './parse/parse-edges.ts'
import { parseLayout } from './parse/parse-layout.ts'
import { parseModels } from './parse/parse-models.ts'
import { parseNodes } from './parse/parse-nodes.ts'
import { readJson } from './parse/read-json.ts'
import type { WorkflowDocument } from './workflow-document.ts'

/** A document as far as it could be read, and everything that was wrong; without a document it could not be read at all. */
export interface ParsedWorkflow {
  readonly document?: WorkflowDocument
  readonly issues: readonly Issue<Edit>[]
}

const known = ['weft', 'name', 'description', 'nodes', 'edges', 'models', 'layout', '$schema']

/**
 * Reads a workflow out of a JSON text or a value. Never throws and never throws work away: a bad part is dropped or
 * mended with an issue, what is not known is kept, a document of an earlier version is brought up to date. Only what
 * is no workflow, or comes from a newer version, is refused.
 */
export function parseWorkflow(input: unknown): ParsedWorkflow {
  const read = readJson(input)
  if ('code' in read) return refuse(read.code, read.message)
  if (!isJsonObject(read.json)) {
    return refuse(
      'not-a-workflow',
      `Expected a workflow, an object with "weft" and "nodes", found ${describeValue(read.json)}.`,
    )
  }
  const context: ParseContext = { issues: [] }
  const migrated = migrateDocument(withVersion(read.json, context), migrations)
  if ('code' in migrated) return refuse(migrated.code, migrated.message, '/weft')
  return readDocument(migrated.document, context)
}

/** A hand-written workflow without a version is taken for the first one, if it looks like a workflow at all. */
function withVersion(json: JsonObject, context: ParseContext): JsonObject {
  if (json.weft !== undefined || !isRecord(json.nodes)) return json
  const message = 'The version of the format is missing; `"weft": 1` is assumed.'
  report(context, ['weft'], { code: 'missing-version', severity: 'warning', message })
  return { ...json, weft: 1 }
}

function readDocument(json: JsonObject, context: ParseContext): ParsedWorkflow {
  const input = json.nodes ?? {}
  if (!isJsonObject(input)) {
    // Going on without the nodes would lose them at the next save.
    return refuse(
      'bad-nodes',
      `Nodes should be an object of nodes by id, found ${describeValue(input)}.`,
      '/nodes',
    )
  }
  const { nodes, renamed } = parseNodes(input, context)
  const unknown = Object.entries(json).filter(([key]) => !known.includes(key) || key === '$schema')
  for (const [key] of unknown) {
    if (key === '$schema') continue
    const message = `\`${key}\` is nothing a workflow of this version has. It is kept.`
    report(context, [key], { code: 'unknown-key', severity: 'info', message })
  }
  const document: WorkflowDocument = {
    ...Object.fromEntries(unknown),
    weft: 1,
    name: readText(json, 'name', context),
    description: readText(json, 'description', context),
    nodes,
    edges: parseEdges(json.edges, renamed, context),
    models: parseModels(json.models, context),
    layout: parseLayout(json.layout, renamed, context),
  }
  return { document, issues: context.issues }
}

function readText(json: JsonObject, key: 'name' | 'description', context: ParseContext): string {
  const value = json[key]
  if (value === undefined || typeof value === 'string') return value ?? ''
  const message = `The ${key} should be a text, found ${describeValue(value)}.`
  report(context, [key], { code: `bad-${key}`, severity: 'warning', message })
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

function isJsonObject(value: Json): value is JsonObject {
  return isRecord(value)
}

function refuse(code: string, message: string, path = ''): ParsedWorkflow {
  return { issues: [{ code, severity: 'error', message, path }] }
}
