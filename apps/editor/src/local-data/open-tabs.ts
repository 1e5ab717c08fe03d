import { z } from 'zod'
import { useTabsStore } from '../state/tabs-store.ts'
import type { EditorDatabase } from './database.ts'

/** Which documents are open. */
const openTabsSchema = z.object({ ids: z.array(z.string()), activeId: z.string() })

/** Ids of the open documents and of the one on the canvas. */
export type OpenTabs = z.infer<typeof openTabsSchema>

/** The name under which they are kept, here per window and in the database for the next window. */
const key = 'weft.tabs'

/** Parses what was kept; nothing when it is not what we keep. */
function parseTabs(value: unknown): OpenTabs | undefined {
  const parsed = openTabsSchema.safeParse(value)
  return parsed.success ? parsed.data : undefined
}

/** The documents that were open in this window, or else in the last one. */
export async function readOpenTabs(
  database: EditorDatabase,
  session: Storage,
): Promise<OpenTabs | undefined> {
  const own = session.getItem(key)
  try {
    const tabs = own === null ? undefined : parseTabs(JSON.parse(own))
    if (tabs !== undefined) return tabs
  } catch {
    session.removeItem(key)
  }
  return parseTabs((await database.settings.get(key))?.value)
}

/** Keeps which documents are open. Gives the way to stop. */
export function keepOpenTabs(database: EditorDatabase, session: Storage): () => void {
  return useTabsStore.subscribe((state, before) => {
    if (state.tabs === before.tabs && state.activeId === before.activeId) return
    const value: OpenTabs = { ids: state.tabs.map((tab) => tab.id), activeId: state.activeId }
    session.setItem(key, JSON.stringify(value))
    void database.settings.put({ name: key, value })
  })
}
