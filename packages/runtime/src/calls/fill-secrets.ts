import { isRecord, type Json, WeftError } from '@weft/ports'

/** The server's own: a document that comes from elsewhere must not be able to send them to a model. */
const ownNames = /^(WEFT_|REPLICATE_|DATABASE_URL$)/

/**
 * Puts secrets in the place of their references (`{ "secret": "NAME" }`) in the top level of an input. Done at the
 * moment of the call: nothing that is stored or logged comes after it. Throws `invalid_input` naming a secret that
 * the environment does not have, or that is one of the server's own settings.
 */
export function fillSecrets(
  input: { readonly [name: string]: Json },
  environment: (name: string) => string | undefined,
): { readonly [name: string]: Json } {
  const filled = Object.entries(input).map(([name, value]): [string, Json] => {
    const secret = secretNameIn(value)
    if (secret === undefined) return [name, value]
    if (ownNames.test(secret))
      throw refused(name, `${secret} is a setting of the server itself and is never sent`)
    const found = environment(secret)
    if (found !== undefined && found !== '') return [name, found]
    throw refused(name, `the server's environment has no ${secret}. Set it and start the server again`)
  })
  return Object.fromEntries(filled)
}

/** The name in a reference to a secret; undefined for any other value. */
export function secretNameIn(value: Json): string | undefined {
  if (!isRecord(value) || Object.keys(value).length !== 1) return undefined
  return typeof value.secret === 'string' ? value.secret : undefined
}

function refused(input: string, reason: string): WeftError {
  return new WeftError({
    code: 'invalid_input',
    message: `The input ${input} needs a secret, but ${reason}.`,
    retryable: false,
  })
}
