import { describePortType, type Port } from '@weft/ports'

/** The schema's description of a parameter, what it takes, and its default, as a short text of a few lines. */
export function describeField(port: Port): string {
  const type = describePortType(port)
  const lines = [
    port.description,
    `Takes ${type}.`,
    port.default === undefined || port.default === ''
      ? undefined
      : `Default: ${String(JSON.stringify(port.default))}.`,
  ]
  return lines.filter((line) => line !== undefined).join('\n')
}
