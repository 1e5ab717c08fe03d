import { type DeclaredInput, declaredInputs, type NodeAssets, type NodeRegistry } from '@weft/nodes'
import { type AssetId, type Issue, type Json, type Port, WeftError } from '@weft/ports'
import { type AssetStore, isAssetId } from '@weft/storage'
import type { Edit, WorkflowDocument } from '@weft/workflow'
import { toAssetValue } from '../assets/to-asset-value.ts'

/** What importing asks. */
export interface ImportContext {
  readonly registry: NodeRegistry
  readonly assets: NodeAssets
  readonly store: AssetStore
}

/** Inputs whose files are all in the store, and what was wrong with the rest. */
export interface ImportedInputs {
  readonly inputs: { readonly [name: string]: Json }
  readonly issues: readonly Issue<Edit>[]
}

/**
 * Brings the files among a run's inputs into the asset store: `https:` and `data:` URLs are fetched and stored,
 * `{ asset }` is completed with what the store knows. Everything else is passed on as it is; whether it fits is
 * checked by the plan. Issues have paths such as `/inputs/photo` or `/inputs/photos/1`.
 */
export async function importInputs(
  { registry, assets, store }: ImportContext,
  document: WorkflowDocument,
  inputs: { readonly [name: string]: Json },
): Promise<ImportedInputs> {
  const ports = new Map(
    declaredInputs(document, registry).map(({ port }: DeclaredInput) => [port.name, port]),
  )
  const issues: Issue<Edit>[] = []
  const importOne = async (value: Json, path: string, port: Port): Promise<Json> => {
    try {
      return await importFile({ assets, store }, value)
    } catch (error) {
      if (!(error instanceof WeftError) || error.code === 'canceled') throw error
      issues.push({
        code: error.code.replaceAll('_', '-'),
        severity: 'error',
        message: `The input ${port.name} cannot be taken: ${error.message}`,
        path,
        port: port.name,
      })
      return value
    }
  }
  const imported = await Promise.all(
    Object.entries(inputs).map(async ([name, value]): Promise<[string, Json]> => {
      const port = ports.get(name)
      if (!port || !holdsFiles(port)) return [name, value]
      const path = `/inputs/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
      if (!Array.isArray(value)) return [name, await importOne(value, path, port)]
      return [
        name,
        await Promise.all(value.map((item: Json, index) => importOne(item, `${path}/${index}`, port))),
      ]
    }),
  )
  return { inputs: Object.fromEntries(imported), issues }
}

function holdsFiles(port: Port): boolean {
  return port.kind === 'image' || port.kind === 'mask' || port.kind === 'file'
}

async function importFile(
  { assets, store }: Pick<ImportContext, 'assets' | 'store'>,
  value: Json,
): Promise<Json> {
  if (typeof value === 'string') {
    if (!/^(https:|data:)/i.test(value)) return value
    return { ...(await assets.importUrl(value)) }
  }
  const id = assetIdIn(value)
  if (!id) return value
  const info = await store.info(id)
  if (info) return { ...toAssetValue(info) }
  throw new WeftError({
    code: 'asset_rejected',
    message: `the asset ${id} is not in the store. Upload it first.`,
    retryable: false,
  })
}

function assetIdIn(value: Json): AssetId | undefined {
  if (typeof value !== 'object' || value === null || !('asset' in value)) return undefined
  return typeof value.asset === 'string' && isAssetId(value.asset) ? value.asset : undefined
}
