import { isIP } from 'node:net'

/** Answers whether an address names this machine and nothing else: `localhost`, names below it, loopback addresses. */
export function isOnThisMachine(address: string): boolean {
  const name = new URL(address).hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase()
  if (name === 'localhost' || name.endsWith('.localhost') || name === '::1') return true
  return isIP(name) === 4 && name.startsWith('127.')
}
