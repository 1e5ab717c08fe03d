import type { PortKind } from '@weft/ports'
import type { ComponentType } from 'react'
import { BooleanControl } from './boolean-control.tsx'
import { ChoiceControl } from './choice-control.tsx'
import type { ControlProps } from './control-props.ts'
import { FileControl } from './file-control.tsx'
import { ImageControl } from './image-control.tsx'
import { JsonControl } from './json-control.tsx'
import { LorasControl } from './loras-control.tsx'
import { MaskControl } from './mask-control.tsx'
import { NumberControl } from './number-control.tsx'
import { SecretControl } from './secret-control.tsx'
import { TextControl } from './text-control.tsx'

/** The one table from what a port takes to the control that sets one value of it by hand. */
const controls: Readonly<Record<PortKind, ComponentType<ControlProps>>> = {
  text: TextControl,
  integer: NumberControl,
  number: NumberControl,
  boolean: BooleanControl,
  choice: ChoiceControl,
  image: ImageControl,
  mask: MaskControl,
  file: FileControl,
  loras: LorasControl,
  secret: SecretControl,
  json: JsonControl,
  any: JsonControl,
}

/** The control for one value of a kind. */
export function itemControl(kind: PortKind): ComponentType<ControlProps> {
  return controls[kind]
}
