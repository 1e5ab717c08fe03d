import type { FieldSpec } from './field-spec.ts'

/** Whether a field is a picture held by hand that no wire can bring. */
export function isWell({ port, socket }: FieldSpec): boolean {
  return !socket && !port.list && (port.kind === 'image' || port.kind === 'mask')
}
