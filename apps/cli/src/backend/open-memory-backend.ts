import type { Issue } from '@weft/ports'
import { createRuntime } from '@weft/runtime'
import { validateWorkflow, type WorkflowDocument } from '@weft/workflow'
import { projectDirectory } from '../project-directory.ts'
import { readRuntimeOptions } from '../settings.ts'
import type { Terminal } from '../terminal.ts'

/** Checks documents on a runtime that keeps nothing: no data directory is opened, so a running server does not mind. */
export interface MemoryBackend {
  readonly validate: (document: WorkflowDocument, signal: AbortSignal) => Promise<readonly Issue[]>
  readonly close: () => Promise<void>
}

/** Opens a runtime in memory, with the bundled catalog of models. */
export async function openMemoryBackend(terminal: Terminal): Promise<MemoryBackend> {
  const { dataDirectory: _, ...options } = readRuntimeOptions(terminal.environment, projectDirectory)
  const runtime = await createRuntime(options)
  return {
    async validate(document, signal) {
      const pinned = await runtime.models.pin(document, signal)
      return [...pinned.issues, ...validateWorkflow(pinned.document, runtime.registry.catalog)]
    },
    close: () => runtime.close(),
  }
}
