import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { isPublicAddress } from './is-public-address.ts'

/** Looks a name up for a socket, and refuses one that leads to any address that is not public. */
export const checkedLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '')
    const refused = addresses.find(({ address }) => !isPublicAddress(address))
    if (refused) return done(new Error(`${hostname} is ${refused.address}, which is no public address`), '')
    const [first] = addresses
    if (!first) return done(new Error(`${hostname} has no address`), '')
    if (options.all) return done(null, addresses)
    return done(null, first.address, first.family)
  })
}
