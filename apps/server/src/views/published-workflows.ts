import type { RelationalStore, StoredWorkflow } from '@weft/storage'

/** So many are asked of the store at a time. */
const pageSize = 100

/** Every published workflow, the most recently changed first. */
export async function publishedWorkflows(store: RelationalStore): Promise<readonly StoredWorkflow[]> {
  const found: StoredWorkflow[] = []
  let cursor: string | undefined
  do {
    const page = await store.workflows.list({ limit: pageSize, ...(cursor === undefined ? {} : { cursor }) })
    found.push(...page.workflows.filter(({ published }) => published))
    cursor = page.cursor
  } while (cursor !== undefined)
  return found
}
