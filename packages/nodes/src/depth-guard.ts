/** Calls within each other that no stack is too small for. */
const deepest = 64

/** Counts how deep calls are within each other. */
export interface DepthGuard {
  /** Makes the call; one that would lie deeper than is safe takes the other way, which needs no depth. */
  readonly within: (call: () => void, tooDeep: () => void) => void
}

/**
 * Makes a guard for work that asks for other work of its kind from within: what is asked for is all that is done,
 * as long as that is not too deep for the stack.
 */
export const createDepthGuard = (): DepthGuard => {
  let depth = 0
  return {
    within(call, tooDeep) {
      depth += 1
      try {
        if (depth > deepest) tooDeep()
        else call()
      } finally {
        depth -= 1
      }
    },
  }
}
