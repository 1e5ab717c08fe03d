export { assetStoreConformance } from './asset-store-conformance.ts'
export { relationalStoreConformance } from './relational-store-conformance.ts'
