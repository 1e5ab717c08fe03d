export { assetsOfWorkflow } from './assets-of-workflow.ts'
export { BundleError } from './bundle-error.ts'
export { type BundledAsset, packBundle } from './pack-bundle.ts'
export { isBundle, type OpenedBundle, unpackBundle } from './unpack-bundle.ts'
