/** Lets the browser draw and take keys before what follows: between two pieces of work that are long together. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}
