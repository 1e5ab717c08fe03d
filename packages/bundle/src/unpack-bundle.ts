import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { type Unzipped, unzipSync } from 'fflate'
import { BundleError } from './bundle-error.ts'
import { assetFolder, type BundledAsset, documentName } from './pack-bundle.ts'

/** Most bytes of one file of a bundle, as the server takes of one upload. */
const largestFile = 100_000_000

/** Most bytes that a bundle may have when it is unpacked. */
const largestBundle = 1_000_000_000

/** What is in a bundle. */
export interface OpenedBundle {
  /** The document's JSON; hand it to `parseWorkflow`. */
  readonly document: unknown
  /** Their content is what their ids say. */
  readonly assets: readonly BundledAsset[]
}

/** Whether bytes may be a bundle: whether they begin as a zip does. */
export function isBundle(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

/**
 * Opens a `.weft` file. Other files in it are left alone.
 *
 * @throws BundleError for what is no bundle, is damaged or is too large, and for an asset that is not what its name says.
 */
export function unpackBundle(bytes: Uint8Array): OpenedBundle {
  if (!isBundle(bytes)) throw new BundleError('Expected a .weft file, which is a zip, but it is none.')
  let left = largestBundle
  let files: Unzipped
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name !== documentName && !isAsset(name)) return false
        left -= originalSize
        if (originalSize > largestFile) throw tooLarge(`${name} has more than ${largestFile / 1e6} MB`)
        if (left < 0) throw tooLarge(`it has more than ${largestBundle / 1e9} GB`)
        return true
      },
    })
  } catch (cause) {
    if (cause instanceof BundleError) throw cause
    throw new BundleError('The .weft file is damaged and cannot be unpacked.', { cause })
  }
  const text = files[documentName]
  if (text === undefined)
    throw new BundleError(`Expected a .weft file with ${documentName} in it, but it has none.`)
  return { document: readJson(text), assets: Object.entries(files).flatMap(readAsset) }
}

function isAsset(name: string): boolean {
  return name.startsWith(assetFolder) && /^[0-9a-f]{64}$/.test(name.slice(assetFolder.length))
}

function readAsset([name, bytes]: [string, Uint8Array]): readonly BundledAsset[] {
  if (!isAsset(name)) return []
  const hex = name.slice(assetFolder.length)
  if (bytesToHex(sha256(bytes)) !== hex)
    throw new BundleError(`The .weft file is damaged: ${name} is not what its name says.`)
  return [{ id: `sha256:${hex}`, bytes }]
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw new BundleError(`${documentName} in the .weft file is no JSON.`, { cause })
  }
}

function tooLarge(what: string): BundleError {
  return new BundleError(`The .weft file is too large: ${what}.`)
}
