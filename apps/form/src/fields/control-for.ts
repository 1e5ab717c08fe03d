import { isSeedPort, type Port, type PortKind } from '@weft/ports'
import type { ComponentType } from 'preact'
import type { ControlProps } from './field-control.ts'
import { itemControl } from './item-control.ts'
import { ListControl } from './list-control.tsx'
import { SeedControl } from './seed-control.tsx'

/** Kinds whose lists have no rows: a stack of LoRAs is a list already, and JSON writes its own brackets. */
const rowless = new Set<PortKind>(['loras', 'json', 'any'])

/** The control of an input: rows for a list, the seed control for a seed, else the one of its kind. */
export function controlFor(port: Pick<Port, 'name' | 'kind' | 'list'>): ComponentType<ControlProps> {
  if (isSeedPort(port)) return SeedControl
  return port.list && !rowless.has(port.kind) ? ListControl : itemControl(port.kind)
}
