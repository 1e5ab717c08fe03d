import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { FailedScreen } from './shell/failed-screen.tsx'
import { FailureBoundary } from './shell/failure-boundary.tsx'
import { fetchAhead } from './shell/fetch-ahead.ts'
import { startEditor } from './state/start-editor.ts'
import './styles.css'

/** Brings everything to where it was left and draws it into an element of the page. */
export async function boot(place: HTMLElement): Promise<void> {
  await startEditor()
  createRoot(place).render(
    <StrictMode>
      <FailureBoundary fallback={(error) => <FailedScreen error={error} />}>
        <App />
      </FailureBoundary>
    </StrictMode>,
  )
  fetchAhead()
}
