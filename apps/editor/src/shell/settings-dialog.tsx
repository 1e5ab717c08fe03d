import { type Theme, useViewStore } from '../state/view-store.ts'
import { Modal } from '../ui/modal.tsx'
import { ToggleSwitch } from '../ui/toggle-switch.tsx'
import { KeyList } from './key-list.tsx'

/** The themes, in words. */
const themes: readonly { readonly id: Theme; readonly title: string }[] = [
  { id: 'dark', title: 'Dark' },
  { id: 'light', title: 'Light' },
  { id: 'system', title: 'As the system' },
]

/** Asks the browser for permission to show notices, and says when it refuses. */
async function setNotices(next: boolean): Promise<void> {
  const { setNotifies, showToast } = useViewStore.getState()
  if (!next) return setNotifies(false)
  if (!('Notification' in window) || (await Notification.requestPermission()) !== 'granted')
    return showToast({
      kind: 'info',
      text: 'This browser does not let Weft show notices. Its settings for this page say why.',
    })
  setNotifies(true)
}

/** Looks, notices, and the keys of every command. */
export function SettingsDialog() {
  const closeDialog = useViewStore((state) => state.closeDialog)
  const theme = useViewStore((state) => state.theme)
  const setTheme = useViewStore((state) => state.setTheme)
  const notifies = useViewStore((state) => state.notifies)
  return (
    <Modal title="Settings" onClose={closeDialog} className="w-[min(640px,calc(100vw-24px))]">
      <div className="flex min-h-0 flex-col gap-5 overflow-y-auto p-4 text-sm">
        <fieldset className="flex flex-wrap items-center gap-1">
          <legend className="sr-only">Theme</legend>
          <span aria-hidden className="flex-1">
            Theme
          </span>
          {themes.map(({ id, title }) => (
            <label
              key={id}
              className="flex h-7 cursor-pointer items-center rounded-sm border px-2.5 text-dim has-checked:border-line-strong has-checked:bg-surface-3 has-checked:text-text has-focus-visible:outline-2 has-focus-visible:outline-focus"
            >
              <input
                type="radio"
                name="theme"
                className="sr-only"
                checked={theme === id}
                onChange={() => setTheme(id)}
              />
              {title}
            </label>
          ))}
        </fieldset>
        <div className="flex items-center justify-between gap-3">
          <div>
            <p>Notice when a run ends</p>
            <p className="text-xs text-dim">From the system, while another tab or window is in front.</p>
          </div>
          <ToggleSwitch
            label="Notice when a run ends"
            checked={notifies}
            onChange={(next) => void setNotices(next)}
          />
        </div>
        <KeyList />
      </div>
    </Modal>
  )
}
