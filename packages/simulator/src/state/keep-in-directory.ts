import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { fileRecordSchema } from './file-record.ts'
import { predictionRecordSchema } from './prediction-record.ts'
import type { StateKeeper } from './state-keeper.ts'

/**
 * Keeps predictions and files in a directory, which is made when it is missing: one small JSON file each. A file is
 * written beside its place and moved, so that a process that is killed leaves the old state or the new, never half.
 */
export function keepInDirectory(directory: string): StateKeeper {
  const predictions = join(directory, 'predictions')
  const files = join(directory, 'files')
  mkdirSync(predictions, { recursive: true })
  mkdirSync(files, { recursive: true })
  return {
    loadPredictions: () => loadAll(predictions, predictionRecordSchema),
    savePrediction: (record) => replace(pathOf(predictions, record.id, 'json'), JSON.stringify(record)),
    loadFiles: () => loadAll(files, fileRecordSchema),
    saveFile(record, bytes) {
      replace(pathOf(files, record.id, 'bin'), bytes)
      replace(pathOf(files, record.id, 'json'), JSON.stringify(record))
    },
    readFile(id) {
      try {
        return new Uint8Array(readFileSync(pathOf(files, id, 'bin')))
      } catch {
        return undefined
      }
    },
    deleteFile(id) {
      rmSync(pathOf(files, id, 'json'), { force: true })
      rmSync(pathOf(files, id, 'bin'), { force: true })
    },
  }
}

function pathOf(folder: string, id: string, ending: string): string {
  return join(folder, `${encodeURIComponent(id).replaceAll('.', '%2E')}.${ending}`)
}

function replace(path: string, content: string | Uint8Array): void {
  writeFileSync(`${path}.new`, content)
  renameSync(`${path}.new`, path)
}

function loadAll<Record>(folder: string, schema: z.ZodType<Record>): readonly Record[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const result = schema.safeParse(parse(readFileSync(join(folder, name), 'utf8')))
      // What another version of the simulator wrote is left alone, not made to stop this one.
      return result.success ? [result.data] : []
    })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
