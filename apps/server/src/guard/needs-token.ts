/**
 * Answers whether a path is behind the token: everything but `/healthz`, webhooks, which carry a signature instead, and
 * the editor's own files, which hold nothing.
 */
export function needsToken(path: string): boolean {
  if (/^\/api\/webhooks\/[^/]+\/[^/]+$/.test(path)) return false
  return /^\/(?:api|v1|mcp|readyz|metrics)(?:\/|$)/.test(path)
}
