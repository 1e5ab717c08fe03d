/** Pictures that can be compared at once. */
export const mostCompared = 6
