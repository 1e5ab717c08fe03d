/**
 * Content security policy of our own pages (the editor, the forms, the documentation): scripts from this server only;
 * pictures also from elsewhere over https, since a workflow may name one by its address; styles also inline, which
 * React Flow and Swagger UI set.
 *
 * @param frameAncestors origins whose pages may show it in a frame; none by default
 */
export function policyOfPage(frameAncestors: readonly string[] = []): string {
  const ancestors = frameAncestors.length === 0 ? "'none'" : ["'self'", ...frameAncestors].join(' ')
  return [
    "default-src 'self'",
    "img-src 'self' data: blob: https:",
    "media-src 'self' data: blob: https:",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    "connect-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestors}`,
  ].join('; ')
}

/** The policy of a page that nobody may show in a frame. */
export const pagePolicy: string = policyOfPage()
