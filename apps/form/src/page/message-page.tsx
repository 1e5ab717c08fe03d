import type { ComponentChildren } from 'preact'

/** What `MessagePage` takes. */
export interface MessagePageProps {
  readonly title: string
  readonly children: ComponentChildren
  /** Offered as a way on, where trying once more can help. */
  readonly again?: () => void
}

/** A page that says why there is no form. */
export function MessagePage({ title, children, again }: MessagePageProps) {
  return (
    <main class="message">
      <h1>{title}</h1>
      <p>{children}</p>
      {again && (
        <button type="button" class="button button--primary" onClick={again}>
          Try again
        </button>
      )}
    </main>
  )
}
