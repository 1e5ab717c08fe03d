import type { WorkflowInterface } from '@weft/publish'
import { LogIn, LogOut } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useDocumentStore } from '../state/document-store.ts'
import { Button } from '../ui/button.tsx'
import { exposableFields, looseResults } from './exposable-fields.ts'
import { expose } from './expose.ts'

/** Fields listed before the rest is asked for. */
const listed = 6

/** What is missing for callers, each mended by one press: an output where there is none, and fields as inputs. */
export function Exposing({ shape }: { readonly shape: WorkflowInterface }) {
  const document = useDocumentStore((state) => state.document)
  const fields = useMemo(() => exposableFields(document), [document])
  const results = useMemo(() => looseResults(document), [document])
  const [isOpen, setOpen] = useState(false)
  const shown = isOpen ? fields : fields.slice(0, listed)
  return (
    <>
      {shape.outputs.length === 0 && (
        <div role="status" className="flex flex-wrap items-center gap-2 rounded-md border bg-surface-2 p-3">
          <p className="min-w-0 flex-1">
            An output is missing: callers would get nothing.
            {results.length === 0 ? ' Add a node that makes something, and an output after it.' : ''}
          </p>
          {results.length > 0 && (
            <Button
              variant="outline"
              onClick={() =>
                expose(results.map(({ nodeId, port }) => ({ nodeId, port: port.name, direction: 'output' })))
              }
            >
              <LogOut size={13} aria-hidden />
              {results.length === 1
                ? `Add an output for ${results[0]?.label ?? ''}`
                : `Add ${results.length} outputs`}
            </Button>
          )}
        </div>
      )}
      {fields.length > 0 && (
        <section aria-label="Make a field an input" className="flex flex-col gap-1">
          <h3 className="font-medium">Make a field an input</h3>
          <p className="text-xs text-dim">
            Callers can then set it; its value stays as the default. The menu of a field on the canvas does
            the same.
          </p>
          <ul className="flex max-h-44 flex-wrap gap-1 overflow-y-auto">
            {shown.map(({ nodeId, port, label }) => (
              <li key={`${nodeId}.${port.name}`} className="min-w-0 max-w-full">
                <Button
                  variant="outline"
                  className="max-w-full"
                  onClick={() => expose([{ nodeId, port: port.name, direction: 'input' }])}
                >
                  <LogIn size={13} aria-hidden className="shrink-0" />
                  <span className="truncate">{label}</span>
                </Button>
              </li>
            ))}
            {fields.length > listed && !isOpen && (
              <li>
                <Button onClick={() => setOpen(true)}>All {fields.length}…</Button>
              </li>
            )}
          </ul>
        </section>
      )}
    </>
  )
}
