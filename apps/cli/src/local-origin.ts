import { userInfo } from 'node:os'
import type { AuditOrigin } from '@weft/storage'

/** What the audit says of a command on the data directory: the user of this machine. */
export function localOrigin(): AuditOrigin {
  try {
    return { via: 'cli', source: userInfo().username }
  } catch {
    // A container may run as a user that has no name.
    return { via: 'cli' }
  }
}
