import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { Json, Port, Value } from '@weft/ports'
import { CliError } from '../cli-error.ts'
import { readTextValue, takesFiles } from './read-text-value.ts'

/** What turning `--input` options into values needs. */
export interface InputContext {
  readonly cwd: string
  /** The workflow's declared inputs. */
  readonly declared: readonly Port[]
  readonly storeFile: (bytes: Uint8Array, name: string) => Promise<Value>
}

/**
 * Turns `name=value` options into the values a run takes. The declared kind decides how a value is read:
 * text as it stands, numbers and switches as JSON, pictures from a path, an `https:` URL or an asset id.
 * `name=@path` reads the value from a file. An input given twice is a list.
 *
 * @throws CliError naming the input, what was expected and what was found
 */
export async function parseInputs(
  options: readonly string[],
  context: InputContext,
): Promise<Record<string, Json>> {
  const values = new Map<string, Json[]>()
  for (const option of options) {
    const equals = option.indexOf('=')
    if (equals <= 0) throw new CliError(`--input takes name=value, but was given "${option}"`)
    const name = option.slice(0, equals)
    const port = context.declared.find((candidate) => candidate.name === name)
    if (port === undefined) throw new CliError(unknownInput(name, context.declared))
    const value = await readValue(port, option.slice(equals + 1), context)
    values.set(name, [...(values.get(name) ?? []), value])
  }
  return Object.fromEntries(
    [...values].map(([name, given]) => {
      const port = context.declared.find((candidate) => candidate.name === name)
      const [only] = given
      const isWhole = given.length === 1 && only !== undefined && (port?.list !== true || Array.isArray(only))
      return [name, isWhole ? only : given]
    }),
  )
}

function unknownInput(name: string, declared: readonly Port[]): string {
  if (declared.length === 0) return `the workflow declares no inputs, but --input ${name}=… was given`
  return `the workflow has no input "${name}"; its inputs are ${declared.map((port) => port.name).join(', ')}`
}

async function readValue(port: Port, given: string, context: InputContext): Promise<Json> {
  const isFromFile = given.startsWith('@') && !takesFiles(port)
  const text = isFromFile ? (await readBytes(port, given.slice(1), context.cwd)).toString('utf8') : given
  const value = readTextValue(port, text)
  if ('problem' in value) throw new CliError(`input "${port.name}" ${value.problem}`)
  if ('json' in value) return value.json
  const stored = await context.storeFile(await readBytes(port, value.path, context.cwd), basename(value.path))
  return JSON.parse(JSON.stringify(stored))
}

async function readBytes(port: Port, path: string, cwd: string): Promise<Buffer> {
  try {
    return await readFile(resolve(cwd, path))
  } catch {
    throw new CliError(`input "${port.name}": cannot read the file ${path}`)
  }
}
