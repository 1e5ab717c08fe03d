import type { PortKind } from '@weft/ports'
import type { ComponentType } from 'preact'
import { BooleanControl } from './boolean-control.tsx'
import { ChoiceControl } from './choice-control.tsx'
import type { ControlProps } from './field-control.ts'
import { FileControl } from './file-control.tsx'
import { ImageControl } from './image-control.tsx'
import { JsonControl } from './json-control.tsx'
import { LorasControl } from './loras-control.tsx'
import { NumberControl } from './number-control.tsx'
import { SecretControl } from './secret-control.tsx'
import { TextControl } from './text-control.tsx'

/** The one table from what an input takes to the control that sets one value of it. */
const controls: Readonly<Record<PortKind, ComponentType<ControlProps>>> = {
  text: TextControl,
  integer: NumberControl,
  number: NumberControl,
  boolean: BooleanControl,
  choice: ChoiceControl,
  image: ImageControl,
  mask: ImageControl,
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
