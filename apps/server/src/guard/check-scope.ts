import type { TokenScope } from '@weft/storage'
import { Problem } from '../problems/problem.ts'
import { type Access, isEnough } from './access.ts'

/** Refuses whoever may do less than is needed. Throws `scope_missing`. */
export function checkScope(access: Access | undefined, needed: TokenScope): void {
  if (access === undefined || isEnough(access.scope, needed)) return
  throw new Problem(
    'scope_missing',
    `The token ${access.name} may only ${access.scope}, and this needs the scope \`${needed}\`: \`weft tokens create --scope ${needed}\` makes one.`,
  )
}
