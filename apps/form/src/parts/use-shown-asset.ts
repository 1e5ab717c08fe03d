import { useEffect, useState } from 'preact/hooks'
import type { Api } from '../api/create-api.ts'

/** The address under which stored bytes can be shown; missing until it is known, or when they cannot be had. */
export function useShownAsset(api: Api, asset: string | undefined, width?: number): string | undefined {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    setAddress(undefined)
    if (asset === undefined) return undefined
    const shown = api.show(asset, width)
    shown.address.then(setAddress, () => undefined)
    return shown.release
  }, [api, asset, width])
  return address
}
