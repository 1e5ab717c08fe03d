export { providerConformance } from './provider-conformance.ts'
export type { ProviderHarness } from './provider-harness.ts'
