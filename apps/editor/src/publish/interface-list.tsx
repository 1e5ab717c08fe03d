import { describePortType, type Json } from '@weft/ports'
import type { WorkflowInterface } from '@weft/publish'

/** What callers see: every input with its type, default and words, and every output. */
export function InterfaceList({ shape }: { readonly shape: WorkflowInterface }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <section aria-label="Inputs" className="min-w-0">
        <h3 className="mb-1 font-medium">Inputs</h3>
        {shape.inputs.length === 0 && <p className="text-dim">None: every call asks for the same.</p>}
        <ul className="flex flex-col gap-2">
          {shape.inputs.map((port) => (
            <li key={port.name} className="min-w-0">
              <p className="flex min-w-0 items-baseline gap-2">
                <code className="truncate font-medium">{port.name}</code>
                <span className="shrink-0 text-xs text-dim">{isNeeded(port) ? 'required' : 'optional'}</span>
              </p>
              <p className="text-xs text-dim">
                {describePortType(port)}
                {port.default === undefined ? '' : `, else ${shown(port.default)}`}
              </p>
              {port.description !== undefined && (
                <p className="line-clamp-2 text-xs text-dim">{port.description}</p>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section aria-label="Outputs" className="min-w-0">
        <h3 className="mb-1 font-medium">Outputs</h3>
        {shape.outputs.length === 0 && <p className="text-dim">None.</p>}
        <ul className="flex flex-col gap-2">
          {shape.outputs.map(({ name, type }) => (
            <li key={name} className="min-w-0">
              <code className="font-medium">{name}</code>
              <p className="text-xs text-dim">
                {type === undefined ? 'nothing is wired to it' : describePortType(type)}
              </p>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function isNeeded({ required, default: standard }: WorkflowInterface['inputs'][number]): boolean {
  return required && standard === undefined
}

/** A value in few characters. */
function shown(value: Json): string {
  const text = typeof value === 'string' ? `“${value}”` : JSON.stringify(value)
  return text.length > 48 ? `${text.slice(0, 47)}…` : text
}
