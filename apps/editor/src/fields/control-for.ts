import { isSeedPort, type Port } from '@weft/ports'
import type { ComponentType } from 'react'
import type { ControlProps } from './control-props.ts'
import { itemControl } from './item-control.ts'
import { JsonControl } from './json-control.tsx'
import { ListControl } from './list-control.tsx'
import { SeedControl } from './seed-control.tsx'

/** Kinds whose lists have no rows: a LoRA stack is a list already, and JSON writes its own brackets. */
const rowless = new Set<Port['kind']>(['loras', 'json', 'any'])

/** The control that sets a port by hand: rows for a list, the seed control for a seed, else the one of its kind. */
export function controlFor(port: Port): ComponentType<ControlProps> {
  if (isSeedPort(port) && !port.list) return SeedControl
  if (port.list && port.kind === 'loras') return itemControl('loras')
  if (port.list) return rowless.has(port.kind) ? JsonControl : ListControl
  return itemControl(port.kind)
}
