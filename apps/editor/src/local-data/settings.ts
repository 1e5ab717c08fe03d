import { z } from 'zod'
import { useViewStore } from '../state/view-store.ts'
import type { EditorDatabase } from './database.ts'

/** Settings of the person, kept in this browser. A field that does not parse takes its default. */
const settingsSchema = z.object({
  theme: z.enum(['dark', 'light', 'system']).catch('dark'),
  panels: z
    .object({ rail: z.boolean(), inspector: z.boolean(), runs: z.boolean() })
    .optional()
    .catch(undefined),
})

/** Puts the kept settings into the view store and keeps every change of them. Gives the way to stop. */
export async function keepSettings(database: EditorDatabase): Promise<() => void> {
  const kept = await database.settings.get('view')
  const settings = settingsSchema.parse(kept?.value ?? {})
  const isNarrow = window.innerWidth < 900
  useViewStore.setState({
    theme: settings.theme,
    ...(settings.panels === undefined || isNarrow ? {} : { panels: settings.panels }),
  })
  return useViewStore.subscribe((state, before) => {
    if (state.theme === before.theme && state.panels === before.panels) return
    void database.settings.put({ name: 'view', value: { theme: state.theme, panels: state.panels } })
  })
}
