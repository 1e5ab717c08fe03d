import { isIP } from 'node:net'

/** Whether a host name or address (without brackets) means this machine and nothing else. */
export function isLoopbackName(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}
