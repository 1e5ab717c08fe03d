import { useInTitles } from '../state/use-in-titles.ts'

/** A message of the engine with the names of the cards on the canvas. */
export function EngineWords({ message }: { readonly message: string }) {
  return useInTitles(message)
}
