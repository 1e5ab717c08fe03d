import { createHash, timingSafeEqual } from 'node:crypto'

/** The cookie by which a browser may read without the token itself. */
export const sessionCookie = 'weft_session'

/** Answers whether two texts are equal, in a time that tells nothing about them. */
export function isSameSecret(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
