import { parseModelReference, WeftError } from '@weft/ports'

/** Loopback, by name or number: what a container started with `docker run -p` listens on. */
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/**
 * Gives the address of a reference such as `cog:http://127.0.0.1:5000`, if it may be called: a document comes from
 * anywhere, so it must not be able to make the server call whatever it names.
 * @throws `invalid_input` for a text that is no reference and for an address that nobody allowed, `not_found` for a
 * model that is no container.
 */
export function readAddress(
  reference: string,
  allowed: { readonly has: (address: string) => boolean },
): string {
  const parsed = parseModelReference(reference)
  if ('issue' in parsed) throw refused('invalid_input', parsed.issue)
  if (parsed.form !== 'cog')
    throw refused(
      'not_found',
      `${reference} is no container of one's own: those are written cog:http://host:port.`,
    )
  const address = parsed.name
  if (loopback.test(new URL(address).hostname) || allowed.has(address)) return address
  throw refused(
    'invalid_input',
    `The server calls containers on its own machine only, and ${address} is elsewhere. Whoever runs the server can allow it with WEFT_COG_ADDRESSES=${address}.`,
  )
}

function refused(code: 'invalid_input' | 'not_found', message: string): WeftError {
  return new WeftError({ code, message, retryable: false })
}
