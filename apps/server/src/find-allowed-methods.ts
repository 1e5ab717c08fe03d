import { routes } from '@weft/client'

/**
 * Methods that a path answers to, for 405 and its `Allow`; none for a path that is nobody's. A path that a route names
 * letter by letter is that route's, and none of one with a parameter in its place.
 */
export function findAllowedMethods(path: string): readonly string[] {
  const methods = new Set<string>()
  const all = Object.values(routes)
  const isNamed = isNamedPath(path)
  for (const route of all) {
    const pattern = route.path.replace(/[.]/g, '\\.').replace(/:[A-Za-z]+/g, '[^/]+')
    if (isNamed ? route.path !== path : !new RegExp(`^${pattern}$`).test(path)) continue
    methods.add(route.method)
    if (route.method === 'GET') methods.add('HEAD')
  }
  return [...methods]
}

/** Whether a route names the path letter by letter. */
export function isNamedPath(path: string): boolean {
  return !path.includes(':') && Object.values(routes).some((route) => route.path === path)
}
