import { createContext, type KeyboardEvent, type ReactNode, use, useId, useState } from 'react'

/** Which tab is open, and the ids that tie tabs to their panels. */
interface TabsState {
  readonly value: string
  readonly id: string
  readonly open: (value: string) => void
}

const TabsContext = createContext<TabsState>({ value: '', id: '', open: () => undefined })

/** What belongs together: a list of tabs and a panel for each. */
function Root(props: {
  readonly defaultValue: string
  readonly className?: string
  readonly children: ReactNode
}) {
  const id = useId()
  const [value, open] = useState(props.defaultValue)
  return (
    <TabsContext value={{ value, id, open }}>
      <div className={props.className}>{props.children}</div>
    </TabsContext>
  )
}

/** The tabs. The arrows, Home and End move between them; the open one alone is in the order of Tab. */
function List(props: {
  readonly 'aria-label': string
  readonly className?: string
  readonly children: ReactNode
}) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')]
    const now = tabs.findIndex((tab) => tab.matches(':focus'))
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: now + 1,
      ArrowLeft: now - 1 + tabs.length,
      Home: 0,
      End: tabs.length - 1,
    }
    const next = steps[event.key]
    if (next === undefined) return
    event.preventDefault()
    const tab = tabs[next % tabs.length]
    tab?.focus()
    tab?.click()
  }
  return (
    <div role="tablist" aria-label={props['aria-label']} className={props.className} onKeyDown={onKeyDown}>
      {props.children}
    </div>
  )
}

/** One tab; `data-active` while its panel is shown. */
function Tab(props: { readonly value: string; readonly className?: string; readonly children: ReactNode }) {
  const { value, id, open } = use(TabsContext)
  const isOpen = value === props.value
  return (
    <button
      type="button"
      role="tab"
      id={`${id}-tab-${props.value}`}
      aria-selected={isOpen}
      aria-controls={isOpen ? `${id}-panel-${props.value}` : undefined}
      tabIndex={isOpen ? 0 : -1}
      data-active={isOpen || undefined}
      className={props.className}
      onClick={() => open(props.value)}
    >
      {props.children}
    </button>
  )
}

/** What a tab shows; drawn only while it is open. */
function Panel(props: { readonly value: string; readonly className?: string; readonly children: ReactNode }) {
  const { value, id } = use(TabsContext)
  if (value !== props.value) return null
  return (
    <div
      role="tabpanel"
      id={`${id}-panel-${props.value}`}
      aria-labelledby={`${id}-tab-${props.value}`}
      className={props.className}
    >
      {props.children}
    </div>
  )
}

/** Tabs and their panels, by the pattern of the ARIA practices: small, since the canvas waits for it. */
export const Tabs = { Root, List, Tab, Panel } as const
