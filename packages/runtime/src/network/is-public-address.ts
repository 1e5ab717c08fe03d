import ipaddr from 'ipaddr.js'

/**
 * Whether an IP address (v4 or v6, as text) is one of the public internet: not private, loopback, link-local (which
 * holds the metadata services of clouds), unique-local, multicast, reserved or a tunnel to any of these.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  // An IPv4 address written as IPv6 must not get past the rules of IPv4.
  return ipaddr.process(address).range() === 'unicast'
}
