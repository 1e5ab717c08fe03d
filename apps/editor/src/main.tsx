import './forbid-zod-eval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { startEditor } from './state/start-editor.ts'
import './styles.css'

const place = document.getElementById('root')
if (place === null) throw new Error('index.html must have an element with the id root.')
await startEditor()
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
