/** What a package may import from another: everything, or its types only. */
export type ImportRight = 'all' | 'types'

/** Who may import whom. This table lives here and nowhere else; ARCHITECTURE.md prints it for people. */
export const importRules: Readonly<Record<string, Readonly<Record<string, ImportRight>>>> = {
  'packages/ports': {},
  'packages/workflow': { ports: 'all' },
  'packages/provider': { ports: 'all' },
  'packages/rules': { ports: 'all' },
  'packages/pricing': { rules: 'types' },
  'packages/nodes': { ports: 'all', rules: 'all', workflow: 'types', provider: 'types' },
  'packages/engine': { ports: 'all', workflow: 'all', pricing: 'all', nodes: 'types', provider: 'types' },
  'packages/provenance': {},
  'packages/bundle': { ports: 'all', workflow: 'all' },
  'packages/replicate-protocol': {},
  'packages/replicate': { ports: 'all', provider: 'all', 'replicate-protocol': 'all' },
  'packages/cog': { ports: 'all', provider: 'all', 'replicate-protocol': 'all' },
  'packages/simulator': { 'replicate-protocol': 'all' },
  'packages/images': { ports: 'all', nodes: 'types' },
  'packages/storage': { ports: 'all', workflow: 'all', engine: 'types' },
  'packages/publish': { ports: 'all', workflow: 'all', nodes: 'all' },
  'packages/runtime': everyPackageBut('client'),
  'packages/client': { ports: 'all', workflow: 'all', engine: 'all' },
  'apps/server': everyPackageBut(),
  'apps/cli': everyPackageBut(),
  'packages/looks': {},
  'apps/form': { ports: 'all', engine: 'all', client: 'all', looks: 'all' },
  'apps/editor': {
    ports: 'all',
    workflow: 'all',
    nodes: 'all',
    engine: 'all',
    publish: 'all',
    client: 'all',
    looks: 'all',
    provenance: 'all',
    bundle: 'all',
  },
}

/** What to do instead of an import that the table does not allow. */
export const insteadOf: Readonly<Record<string, string>> = {
  cog: "take a ModelProvider from the run's context",
  replicate: "take a ModelProvider from the run's context",
  simulator: "take a ModelProvider from the run's context; only runtime and the apps wire the simulator in",
  'replicate-protocol':
    'speak to the provider through ModelProvider; only replicate, simulator and the apps know the wire',
  runtime: 'take what you need as an argument; only the apps stand on the runtime',
  storage: 'take a store as an argument, or move the type to the package that owns the idea',
  images: "ask for image operations through the node's context",
  client: 'the HTTP contract is for the server and its callers; inside, use the domain types',
  nodes:
    'take a NodeCatalog (workflow) or a NodeRegistry as an argument; types may be imported where the table says so',
  engine: 'take events and plans as arguments; types may be imported where the table says so',
  workflow: 'take the document as an argument',
  provider: 'import its types only, and take the provider as an argument',
}

function everyPackageBut(...left: string[]): Readonly<Record<string, ImportRight>> {
  const all = [
    'ports',
    'workflow',
    'provider',
    'rules',
    'pricing',
    'nodes',
    'engine',
    'replicate',
    'cog',
    'replicate-protocol',
    'simulator',
    'images',
    'provenance',
    'bundle',
    'publish',
    'storage',
    'runtime',
    'client',
  ]
  return Object.fromEntries(all.filter((name) => !left.includes(name)).map((name) => [name, 'all' as const]))
}
