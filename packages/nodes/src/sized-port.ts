import type { ImageSize } from '@weft/ports'
import type { PortSpec } from './node-definition.ts'
import { port } from './port-builders.ts'

/** A picture or mask output whose size is known before the run, or is not. */
export function sizedPort(kind: 'image' | 'mask', title: string, size: ImageSize | undefined): PortSpec {
  return { ...port[kind](title), ...(size === undefined ? {} : { size }) }
}
