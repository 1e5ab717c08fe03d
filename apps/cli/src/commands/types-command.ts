import { builtInNodes, createNodeRegistry } from '@weft/nodes'
import { describeInterface, toTypeScript } from '@weft/publish'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { readWorkflow } from '../read-workflow.ts'
import type { Terminal } from '../terminal.ts'

/** `weft types FILE`: TypeScript types of a workflow's inputs and outputs, on standard output. */
export async function typesCommand(file: string, terminal: Terminal): Promise<ExitCode> {
  const { document } = await readWorkflow(file, terminal)
  terminal.out(toTypeScript(describeInterface(document, createNodeRegistry(builtInNodes))))
  return exitCodes.ok
}
