import type { CallToolResult } from '@modelcontextprotocol/server'
import type { Issue } from '@weft/ports'

/** An answer of plain data, as text that agents read. */
export function dataResult(data: unknown): CallToolResult {
  return { content: [{ type: 'text', text: JSON.stringify(data, null, 2) }] }
}

/** What the agent asked for cannot be done; it can read why and ask otherwise. */
export function failedResult(message: string, issues: readonly Issue[] = []): CallToolResult {
  const lines = issues
    .filter(({ severity }) => severity === 'error')
    .map(({ path, message: reason }) => `${path}: ${reason}`)
  return { content: [{ type: 'text', text: [message, ...lines].join('\n') }], isError: true }
}
