import type { Json, Port } from '@weft/ports'
import type { FormAddress } from './read-address.ts'
import { writeGiven } from './read-given.ts'

/**
 * Makes a link to the form with the inputs filled in. It carries the token of the share link that this page was opened
 * by, if any; one that was typed in is the visitor's own and stays here.
 */
export function shareLink(
  origin: string,
  address: Pick<FormAddress, 'slug' | 'token'>,
  { inputs }: { readonly inputs: readonly Port[] },
  values: { readonly [name: string]: Json },
): string {
  const url = new URL(`/app/${address.slug}`, origin)
  for (const port of inputs) {
    const value = values[port.name]
    if (value === undefined) continue
    for (const text of writeGiven(port, value)) url.searchParams.append(port.name, text)
  }
  if (address.token !== undefined) url.hash = new URLSearchParams({ token: address.token }).toString()
  return url.href
}
