/**
 * Whether outputs may be fetched from there: `https://replicate.delivery`, its subdomains, and the origin of the
 * API's base URL (`configuration.md`), with no user name in the address.
 */
export function isOutputAddress(url: URL, baseUrl: string): boolean {
  if (url.username !== '' || url.password !== '') return false
  if (url.origin === new URL(baseUrl).origin) return true
  const isDelivery = url.hostname === 'replicate.delivery' || url.hostname.endsWith('.replicate.delivery')
  return url.protocol === 'https:' && url.port === '' && isDelivery
}
