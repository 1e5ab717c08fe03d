/** Answers whether a path is behind the token: everything but `/healthz` and the editor's own files, which hold nothing. */
export function needsToken(path: string): boolean {
  return /^\/(?:api|v1|mcp|readyz|metrics)(?:\/|$)/.test(path)
}
