import { isIP } from 'node:net'
import { isPublicAddress } from '../network/is-public-address.ts'
import { isLoopbackName } from './is-loopback-name.ts'

/**
 * Says why a webhook may not go to an address, or nothing when it may: public `https:` addresses without credentials,
 * and `http:` on this machine where that is allowed. Where a name leads to is looked at when it is sent.
 */
export function checkWebhookUrl(
  address: string,
  { allowLoopback }: { readonly allowLoopback: boolean },
): string | undefined {
  if (!URL.canParse(address)) return 'it is no address'
  const url = new URL(address)
  if (url.username !== '' || url.password !== '') return 'it holds a user name or password'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isLoopbackName(host)) {
    if (allowLoopback && ['http:', 'https:'].includes(url.protocol)) return undefined
    return 'it is on this machine, which only WEFT_ALLOW_LOOPBACK_WEBHOOKS allows'
  }
  if (url.protocol !== 'https:') return 'it is not https:'
  if (isIP(host) !== 0 && !isPublicAddress(host)) return `${host} is no public address`
  return undefined
}
