export type { CogProviderOptions } from './cog-provider-options.ts'
export { createCogProvider } from './create-cog-provider.ts'
export { parseCogAddresses } from './parse-cog-addresses.ts'
