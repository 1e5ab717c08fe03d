import { z } from 'zod'
import { useKeyStore } from '../state/key-store.ts'
import { useViewStore } from '../state/view-store.ts'
import type { EditorDatabase } from './database.ts'

/** Settings of the person, kept in this browser. A field that does not parse takes its default. */
const settingsSchema = z.object({
  theme: z.enum(['dark', 'light', 'system']).catch('dark'),
  notifies: z.boolean().catch(false),
  panels: z
    .object({ rail: z.boolean(), inspector: z.boolean(), runs: z.boolean() })
    .optional()
    .catch(undefined),
})

/** Chosen keys by command id. */
const keysSchema = z.record(z.string(), z.string()).catch({})

/** Puts the kept settings and keys into their stores and keeps every change of them. Gives the way to stop. */
export async function keepSettings(database: EditorDatabase): Promise<() => void> {
  const [kept, keptKeys] = await database.settings.bulkGet(['view', 'keys'])
  const settings = settingsSchema.parse(kept?.value ?? {})
  useKeyStore.setState({ chosen: keysSchema.parse(keptKeys?.value ?? {}) })
  const isNarrow = window.innerWidth < 900
  useViewStore.setState({
    theme: settings.theme,
    notifies: settings.notifies,
    ...(settings.panels === undefined || isNarrow ? {} : { panels: settings.panels }),
  })
  const stops = [
    useViewStore.subscribe(({ theme, notifies, panels }, before) => {
      if (theme === before.theme && notifies === before.notifies && panels === before.panels) return
      void database.settings.put({ name: 'view', value: { theme, notifies, panels } })
    }),
    useKeyStore.subscribe(({ chosen }, before) => {
      if (chosen !== before.chosen) void database.settings.put({ name: 'keys', value: chosen })
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
