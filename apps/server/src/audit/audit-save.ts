import { savedActions } from '@weft/runtime'
import type { StoredWorkflow } from '@weft/storage'
import type { Context } from 'hono'
import type { ServerContext } from '../server-context.ts'
import type { ServerEnv } from '../server-env.ts'

/** Writes down that a workflow was saved, and whether that published it or took it back. */
export async function auditSave(
  { audit }: Pick<ServerContext, 'audit'>,
  request: Context<ServerEnv>,
  before: StoredWorkflow | undefined,
  saved: StoredWorkflow,
): Promise<void> {
  const { id, slug, version } = saved
  for (const action of savedActions(before, saved))
    await audit(request, { action, subject: id, detail: { slug, version } })
}
