import type { Port, PortType } from '@weft/ports'
import type { WorkflowInterface } from './describe-interface.ts'
import { needsValue } from './interface-schemas.ts'

/** Types that the declarations refer to, in the order they are printed. */
const shared: readonly (readonly [string, string])[] = [
  [
    'WeftImage',
    '/** A stored picture. */\nexport interface WeftImage {\n  asset: string\n  mediaType: string\n  width: number\n  height: number\n  url?: string\n}',
  ],
  [
    'WeftFile',
    '/** A stored file. */\nexport interface WeftFile {\n  asset: string\n  mediaType: string\n  bytes: number\n  url?: string\n}',
  ],
  [
    'WeftAddress',
    '/** A stored asset by its id, or an `https:` or `data:` URL. */\nexport type WeftAddress = string | { asset: string }',
  ],
  [
    'WeftLora',
    '/** One LoRA of a stack. */\nexport interface WeftLora {\n  weights: string\n  scale: number\n  enabled?: boolean\n}',
  ],
]

/**
 * Writes TypeScript types of a workflow's inputs and outputs, to be saved beside a script that calls it.
 *
 * @returns a whole file: `export interface Inputs`, `export interface Outputs`, and the types they use
 */
export function toTypeScript(workflow: WorkflowInterface): string {
  const inputs = workflow.inputs.map((port) => {
    const mark = needsValue(port) ? '' : '?'
    return `${docOf(port)}  ${keyOf(port.name)}${mark}: ${typeOf(port, true)}`
  })
  const outputs = workflow.outputs.map(
    ({ name, type }) => `  ${keyOf(name)}?: ${type === undefined ? 'unknown' : typeOf(type, false)}`,
  )
  const declarations = [
    declaration('Inputs', `What "${workflow.name}" takes.`, inputs),
    declaration(
      'Outputs',
      `What "${workflow.name}" gives; an output is missing when its part of the run failed.`,
      outputs,
    ),
  ].join('\n')
  const used = shared.filter(([name]) => declarations.includes(name)).map(([, text]) => `${text}\n`)
  return `${[...used, declarations].join('\n')}`
}

function declaration(name: string, words: string, members: readonly string[]): string {
  const doc = `/** ${words.replaceAll('*/', '*∕')} */`
  if (members.length === 0) return `${doc}\nexport type ${name} = Record<string, never>\n`
  return `${doc}\nexport interface ${name} {\n${members.join('\n')}\n}\n`
}

function docOf(port: Port): string {
  const range =
    port.minimum === undefined && port.maximum === undefined
      ? undefined
      : `From ${port.minimum ?? 'any'} to ${port.maximum ?? 'any'}.`
  const usual =
    port.default === undefined || isLong(port.default)
      ? undefined
      : `Default ${JSON.stringify(port.default)}.`
  const words = [port.description, range, usual].filter((part) => part !== undefined && part !== '')
  return words.length === 0 ? '' : `  /** ${words.join(' ').replaceAll('*/', '*∕')} */\n`
}

/** Pictures as data URLs are no use in a comment. */
function isLong(value: unknown): boolean {
  return JSON.stringify(value).length > 80
}

function keyOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)
}

function typeOf(type: PortType, isInput: boolean): string {
  const item = itemTypeOf(type, isInput)
  if (!type.list) return item
  return item.includes(' ') ? `(${item})[]` : `${item}[]`
}

function itemTypeOf(type: PortType, isInput: boolean): string {
  switch (type.kind) {
    case 'text':
      return 'string'
    case 'integer':
    case 'number':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'choice':
      return (type.choices ?? []).map((choice) => JSON.stringify(choice)).join(' | ') || 'string'
    case 'image':
    case 'mask':
      return isInput ? 'WeftAddress' : 'WeftImage'
    case 'file':
      return isInput ? 'WeftAddress' : 'WeftFile'
    case 'loras':
      return 'WeftLora[]'
    case 'secret':
      return '{ secret: string }'
    case 'json':
    case 'any':
      return 'unknown'
  }
}
