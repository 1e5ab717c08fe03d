import { Plus, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { closeDocument, newDocument, showDocument } from '../state/actions.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { type DocumentTab, useTabsStore } from '../state/tabs-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { joinClasses } from '../ui/join-classes.ts'
import { OpenTabsMenu } from './open-tabs-menu.tsx'

/** Gives the keyboard to the tab of the document on the canvas, if it would be nowhere else. */
function focusActiveTab(): void {
  if (document.activeElement === null || document.activeElement === document.body)
    document.querySelector<HTMLElement>('header nav [aria-current=page]')?.focus()
}

/** The name of the document on the canvas while it is being changed. */
function NameField({ name, onDone }: { readonly name: string; readonly onDone: () => void }) {
  const apply = useDocumentStore((state) => state.apply)
  const finish = (value: string): void => {
    const next = value.trim()
    if (next !== '' && next !== name) apply({ kind: 'set-name', name: next })
    onDone()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    if (event.key === 'Enter') finish(event.currentTarget.value)
    else onDone()
    // The field is gone then: the keyboard goes on from the tab.
    requestAnimationFrame(focusActiveTab)
  }
  return (
    <input
      ref={(input) => input?.select()}
      aria-label="Name of the workflow"
      defaultValue={name}
      className="h-6 w-40 min-w-0 rounded-sm border border-line-strong bg-bg px-1.5 text-sm outline-none"
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  )
}

/** One tab. Pressing the tab that is shown changes its name. */
function Tab({ tab, isActive }: { readonly tab: DocumentTab; readonly isActive: boolean }) {
  const isEditing = useTabsStore((state) => state.isRenaming) && isActive
  const setEditing = (isRenaming: boolean) => useTabsStore.setState({ isRenaming })
  const name = tab.name === '' ? 'Untitled' : tab.name
  return (
    <li
      className={joinClasses(
        'group flex h-8 min-w-0 max-w-56 shrink items-center gap-0.5 rounded-md pr-0.5 pl-2 max-[480px]:pr-2',
        isActive ? 'bg-surface-3 text-text' : 'text-dim hover:bg-surface-2 max-[480px]:hidden',
      )}
    >
      {isEditing ? (
        <NameField name={tab.name} onDone={() => setEditing(false)} />
      ) : (
        <button
          type="button"
          aria-current={isActive ? 'page' : undefined}
          title={isActive ? 'Rename' : name}
          className="min-w-0 truncate rounded-sm px-0.5 text-sm"
          onClick={() => (isActive ? setEditing(true) : void showDocument(tab.id))}
        >
          {name}
        </button>
      )}
      <IconButton
        label={`Close ${name}`}
        className="max-[480px]:hidden!"
        onClick={() => void closeDocument(tab.id).then(focusActiveTab)}
      >
        <X size={12} aria-hidden />
      </IconButton>
    </li>
  )
}

/** The open documents. */
export function DocumentTabs() {
  const tabs = useTabsStore((state) => state.tabs)
  const activeId = useTabsStore((state) => state.activeId)
  return (
    <nav aria-label="Open workflows" className="flex min-w-0 items-center gap-1">
      <ul className="flex min-w-0 items-center gap-1 overflow-x-auto [scrollbar-width:none]">
        {tabs.map((tab) => (
          <Tab key={tab.id} tab={tab} isActive={tab.id === activeId} />
        ))}
      </ul>
      <OpenTabsMenu />
      <IconButton label="New workflow" className="max-[480px]:hidden!" onClick={() => void newDocument()}>
        <Plus size={14} aria-hidden />
      </IconButton>
    </nav>
  )
}
