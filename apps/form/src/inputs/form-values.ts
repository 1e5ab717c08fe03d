import type { Json } from '@weft/ports'

/** Values of the fields by input name; what is not set is missing. */
export type FormValues = { readonly [name: string]: Json }

/** Sets a value, or takes it away. */
export function withValue(values: FormValues, name: string, value: Json | undefined): FormValues {
  const { [name]: _, ...rest } = values
  return value === undefined ? rest : { ...rest, [name]: value }
}
