import { canConnect, type Port, type PortType } from '@weft/ports'

/** What an input is made of: what feeds it outside, and where it leads inside. */
export interface CrossingPorts {
  /** Missing where it is not known. */
  readonly source: Port | undefined
  readonly targets: readonly Port[]
  /** The wire carries a list. */
  readonly isList: boolean
}

/**
 * The port that a declared input shows: as narrow as one of the ports it leads to, if the source fits it and it fits
 * all of them; else as wide as the source.
 *
 * @param name of the input
 */
export function inputPortFor(name: string, { source, targets, isList }: CrossingPorts): Port | undefined {
  const fitting = [...targets, ...(source === undefined ? [] : [source])].find(
    (candidate) =>
      candidate.kind !== 'any' &&
      (source === undefined || fits(source, candidate)) &&
      targets.every((target) => fits(candidate, target)),
  )
  const type = fitting ?? targets[0] ?? source
  if (type === undefined) return undefined
  const [first] = targets
  const alike = targets.filter((target) => sameDefault(target, first))
  const isShared = alike.length < targets.length
  const { description } = type
  const { default: standard } = first ?? type
  // A default of one value is none for a list.
  const keepsDefault = standard !== undefined && !isShared && (first?.list ?? false) === isList
  const { size: _size, schema: _schema, default: _default, description: _description, ...plain } = type
  return {
    ...plain,
    kind: type.kind === 'any' ? 'json' : type.kind,
    name,
    title: name,
    list: isList,
    required: targets.some((target) => target.required),
    order: 0,
    ...(description === undefined ? {} : { description }),
    ...(keepsDefault ? { default: standard } : {}),
  }
}

function fits(from: PortType, to: PortType): boolean {
  return canConnect({ label: '', port: from }, { label: '', port: to }) === undefined
}

function sameDefault(a: Port, b: Port | undefined): boolean {
  return JSON.stringify(a.default) === JSON.stringify(b?.default)
}
