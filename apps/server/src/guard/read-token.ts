/**
 * The token of an `Authorization` header: `Bearer <token>`, at `/v1` also `Token <token>`, which older clients of
 * Replicate send. Undefined for any other header, and for none.
 */
export function readToken(header: string | undefined, path: string): string | undefined {
  const pattern = path.startsWith('/v1/') ? /^(?:Bearer|Token) +(\S+) *$/i : /^Bearer +(\S+) *$/i
  return header === undefined ? undefined : pattern.exec(header)?.[1]
}
