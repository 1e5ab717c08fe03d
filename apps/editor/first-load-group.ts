import { join } from 'node:path'
import type { Rolldown } from 'vite'

/** The parts of Rolldown's options that are made here. */
type Group = NonNullable<
  Exclude<Rolldown.OutputOptions['codeSplitting'], boolean | undefined>['groups']
>[number]
type Graph = Parameters<Extract<Group['name'], (...args: never[]) => unknown>>[1]

/**
 * Puts everything that the editor needs before it can be used into one file. By itself the bundler makes a file for
 * each set of parts that share something: a hundred small ones, which are asked for one by one and compress badly.
 * What `main.tsx` needs itself stays apart: it runs before the rest.
 *
 * @param folder where `src` lies
 */
export function firstLoadGroup(folder: string): Group {
  let found: ReadonlySet<string> | undefined
  return {
    debugName: 'first load',
    includeDependenciesRecursively: false,
    name(id, graph) {
      found ??= reachFrom(join(folder, 'src/boot.tsx'), graph).difference(
        reachFrom(join(folder, 'src/main.tsx'), graph),
      )
      return found.has(id) ? 'editor' : null
    },
  }
}

/** A module and everything that it imports at once, directly or through others. */
function reachFrom(start: string, graph: Graph): Set<string> {
  const reached = new Set([start])
  // A set yields what is added while it is walked.
  for (const id of reached) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) reached.add(next)
  return reached
}
