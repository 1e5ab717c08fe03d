import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useDocumentStore } from '../state/document-store.ts'
import { findNodes } from '../state/find-nodes.ts'
import { useViewStore } from '../state/view-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { joinClasses } from '../ui/join-classes.ts'
import { useFocusBefore } from '../ui/use-focus-before.ts'

/** Found nodes that are listed; Enter reaches the others. */
const listed = 8

/** Searches the nodes of the document: what is found is brought into view, Enter goes on to the next. */
export function FindBar({ count }: { readonly count: number }) {
  const document = useDocumentStore((state) => state.document)
  const closeFind = useViewStore((state) => state.closeFind)
  const [search, setSearch] = useState('')
  const [shown, setShown] = useState<string>()
  const input = useRef<HTMLInputElement>(null)
  const goBack = useFocusBefore()
  const found = useMemo(() => findNodes(document, search), [document, search])
  const index = found.findIndex(({ nodeId }) => nodeId === shown)
  useEffect(() => {
    if (count > 0) input.current?.select()
  }, [count])
  const show = (at: number) => {
    const next = found[(at + found.length) % found.length]
    const { showNode, announce } = useViewStore.getState()
    if (next === undefined) return announce(search.trim() === '' ? '' : 'Nothing was found.')
    setShown(next.nodeId)
    showNode(next.nodeId)
    announce(`${next.name}, ${found.indexOf(next) + 1} of ${found.length}`)
  }
  const close = (): void => {
    closeFind()
    if (index >= 0 && shown !== undefined) useViewStore.getState().focusNode(shown)
    else goBack()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && event.target === input.current)
      show(event.shiftKey ? (index < 0 ? found.length : index) - 1 : index + 1)
    else if (event.key === 'ArrowDown') show(index + 1)
    else if (event.key === 'ArrowUp') show((index < 0 ? found.length : index) - 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const state =
    search.trim() === '' ? '' : found.length === 0 ? 'Nothing' : `${Math.max(index + 1, 0)}/${found.length}`
  return (
    <search
      aria-label="Find on the canvas"
      className="absolute top-3 right-3 z-20 w-[min(320px,calc(100%-24px))] overflow-hidden rounded-md border border-line-strong bg-surface shadow-float"
      onKeyDown={onKeyDown}
    >
      <div className="flex h-9 items-center gap-1 pr-1 pl-3">
        <input
          ref={input}
          aria-label="Find nodes by name, type or text"
          placeholder="Find a node"
          className="min-w-0 flex-1 bg-transparent text-sm outline-none placeholder:text-dim"
          value={search}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            setSearch(event.currentTarget.value)
            setShown(undefined)
          }}
        />
        <span aria-hidden className="shrink-0 text-xs text-dim tabular-nums">
          {state}
        </span>
        <span role="status" className="sr-only">
          {search.trim() === '' ? '' : `${found.length} found`}
        </span>
        <IconButton
          label="Previous"
          disabled={found.length === 0}
          onClick={() => show((index < 0 ? found.length : index) - 1)}
        >
          <ChevronUp size={14} aria-hidden />
        </IconButton>
        <IconButton label="Next" disabled={found.length === 0} onClick={() => show(index + 1)}>
          <ChevronDown size={14} aria-hidden />
        </IconButton>
        <IconButton label="Close search" onClick={close}>
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      {found.length > 0 && (
        <ul aria-label="Found nodes" className="border-t p-1">
          {found.slice(0, listed).map((node, at) => (
            <li key={node.nodeId}>
              <button
                type="button"
                aria-current={node.nodeId === shown || undefined}
                onClick={() => show(at)}
                className={joinClasses(
                  'flex h-7 w-full items-baseline gap-2 rounded-sm px-2 text-left text-sm leading-7 hover:bg-surface-3',
                  node.nodeId === shown && 'bg-surface-3',
                )}
              >
                <span className="max-w-[60%] shrink-0 truncate">{node.name}</span>
                <span className="min-w-0 truncate text-xs leading-7 text-dim">
                  {node.excerpt ?? node.nodeId}
                </span>
              </button>
            </li>
          ))}
          {found.length > listed && (
            <li className="px-2 py-1 text-xs text-dim">and {found.length - listed} more: Enter goes on</li>
          )}
        </ul>
      )}
    </search>
  )
}
