/** Keys of a run that the interface names and this version refuses, rather than ignore what somebody counts on. */
export const unservedKeys: readonly string[] = ['maxCost']
