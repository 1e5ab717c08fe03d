import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** The cookie by which a browser may read without the token itself. */
export const sessionCookie = 'weft_session'

/** Answers whether two texts are equal, in a time that tells nothing about them. */
export function isSameSecret(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

/** The value of the session cookie: follows from the token, and the token does not follow from it. */
export function sessionValue(token: string): string {
  return createHmac('sha256', token).update('weft session').digest('hex')
}
