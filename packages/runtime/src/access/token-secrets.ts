import { createHash, createHmac } from 'node:crypto'

/** The hash by which a token or a session cookie is found: SHA-256, 64 hex. Both are too long to be guessed from it. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** The value of the session cookie: follows from the token, and the token does not follow from it. */
export function sessionValue(token: string): string {
  return createHmac('sha256', token).update('weft session').digest('hex')
}
