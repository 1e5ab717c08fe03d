import { exportWorkflow } from '../state/actions.ts'
import { Button } from '../ui/button.tsx'

/** Shown instead of everything when drawing failed: the document is safe, and there is a way on. */
export function FailedScreen({ error }: { readonly error: unknown }) {
  return (
    <main className="grid h-full place-items-center p-6">
      <div className="flex max-w-md flex-col gap-3 text-sm">
        <h1 className="text-lg font-semibold">The editor stopped drawing</h1>
        <p>
          Your work is kept in this browser. Reload the page; if this comes back, export the document and
          report it.
        </p>
        <pre className="overflow-auto rounded-md border bg-surface-2 p-3 text-xs text-dim">
          {error instanceof Error ? error.message : String(error)}
        </pre>
        <div className="flex gap-2">
          <Button variant="primary" onClick={() => location.reload()}>
            Reload
          </Button>
          <Button variant="outline" onClick={exportWorkflow}>
            Export the document
          </Button>
        </div>
      </div>
    </main>
  )
}
