import { routes } from '@weft/client'

/** Methods that a path answers to, for 405 and its `Allow`; none for a path that is nobody's. */
export function findAllowedMethods(path: string): readonly string[] {
  const methods = new Set<string>()
  for (const route of Object.values(routes)) {
    const pattern = route.path.replace(/[.]/g, '\\.').replace(/:[A-Za-z]+/g, '[^/]+')
    if (!new RegExp(`^${pattern}$`).test(path)) continue
    methods.add(route.method)
    if (route.method === 'GET') methods.add('HEAD')
  }
  return [...methods]
}
