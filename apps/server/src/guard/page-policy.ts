/**
 * Content security policy of our own pages (the editor, the documentation): scripts from this server only; pictures
 * also from elsewhere over https, since a workflow may name one by its address; styles also inline, which
 * React Flow and Swagger UI set.
 */
export const pagePolicy: string = [
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
  "frame-ancestors 'none'",
].join('; ')
