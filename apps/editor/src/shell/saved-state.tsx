import { CircleAlert, CloudCheck, CloudOff, HardDrive, LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { weft } from '../api/weft-client.ts'
import { noteReachability } from '../state/note-reachability.ts'
import { useSaveStore } from '../state/save-store.ts'
import { useServerStore } from '../state/server-store.ts'
import { joinClasses } from '../ui/join-classes.ts'

/** The words and the sign of a saved state. */
interface Shown {
  readonly icon: ReactNode
  readonly text: string
  readonly hint: string
  /** Shown in a narrow window, too, as its sign. */
  readonly isUrgent?: boolean
}

/** What the top bar says about where the document is kept. */
function useShownState(): Shown {
  const { local, server } = useSaveStore()
  const isOffline = useServerStore((state) => state.reachability === 'offline')
  if (local === 'failed')
    return {
      icon: <CircleAlert size={13} aria-hidden />,
      text: 'Not saved',
      hint: 'This browser does not keep the document: its storage is full or forbidden. Export it to be safe.',
      isUrgent: true,
    }
  if (server === 'saving')
    return {
      icon: <LoaderCircle size={13} aria-hidden />,
      text: 'Saving…',
      hint: 'Sending the document to the server.',
    }
  if (isOffline)
    return {
      icon: <CloudOff size={13} aria-hidden />,
      text: 'Offline',
      hint: 'The server does not answer. Every edit is kept in this browser. Press to try again.',
      isUrgent: true,
    }
  if (local === 'saving')
    return { icon: <LoaderCircle size={13} aria-hidden />, text: 'Saving…', hint: 'Writing to this browser.' }
  if (server === 'current')
    return {
      icon: <CloudCheck size={13} aria-hidden />,
      text: 'Saved on server',
      hint: 'The server has the document as it stands.',
    }
  return {
    icon: <HardDrive size={13} aria-hidden />,
    text: 'Saved here',
    hint:
      server === 'changed'
        ? 'Kept in this browser. The server has an older state: Save sends this one.'
        : 'Kept in this browser. Save puts it on the server as well.',
  }
}

/** Where the document is kept; pressed while offline, it asks for the server at once. */
export function SavedState() {
  const { icon, text, hint, isUrgent } = useShownState()
  const retry = (): void => {
    void weft.health().then(
      () => noteReachability('online'),
      () => noteReachability('offline'),
    )
  }
  return (
    <button
      type="button"
      title={hint}
      data-testid="saved-state"
      onClick={retry}
      className={joinClasses(
        'h-7 shrink-0 items-center gap-1.5 rounded-sm px-1.5 text-xs text-dim hover:bg-surface-2 sm:flex',
        isUrgent === true ? 'flex' : 'hidden',
      )}
    >
      {icon}
      <span className="max-sm:sr-only">{text}</span>
    </button>
  )
}
