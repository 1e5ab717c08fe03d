import { describePortType, type Port } from '@weft/ports'

/** Most ports listed on a side. */
const mostShown = 8

/** The ports a node would have: what it takes and what it gives, in the colours of their types. */
export function PortPreview({
  inputs,
  outputs,
}: {
  readonly inputs: readonly Port[]
  readonly outputs: readonly Port[]
}) {
  return (
    <div className="palette-ports">
      <PortColumn title="Takes" ports={inputs} />
      <PortColumn title="Gives" ports={outputs} />
    </div>
  )
}

function PortColumn({ title, ports }: { readonly title: string; readonly ports: readonly Port[] }) {
  return (
    <div>
      <p className="palette-ports-title">{title}</p>
      {ports.length === 0 && <p className="palette-port">nothing</p>}
      {ports.slice(0, mostShown).map((port) => (
        <p key={port.name} className="palette-port" title={describePortType(port)}>
          <span
            className="palette-dot"
            data-list={port.list || undefined}
            style={{ color: `var(--type-${port.kind})` }}
          />
          {port.title}
        </p>
      ))}
      {ports.length > mostShown && <p className="palette-port">and {ports.length - mostShown} more</p>}
    </div>
  )
}
