import { useQuery } from '@tanstack/react-query'
import type { AssetId, Json } from '@weft/ports'
import { assetUrl } from '../api/weft-client.ts'
import { readPath } from './read-path.ts'

/** Size and type of a stored picture, in a line: the size is in the document, the type and length the server says. */
export function PictureFacts({
  asset,
  value,
}: {
  readonly asset: AssetId
  readonly value: Json | undefined
}) {
  const head = useQuery({
    queryKey: ['asset-head', asset],
    queryFn: async () => {
      const { ok, headers } = await fetch(assetUrl(asset), { method: 'HEAD' })
      if (!ok) return []
      const type = headers
        .get('content-type')
        ?.replace(/^image\//, '')
        .toUpperCase()
        .replace('WEBP', 'WebP')
      const length = Number(headers.get('content-length') ?? 0)
      return [type, length > 0 ? sizeWords(length) : undefined]
    },
    staleTime: Infinity,
    networkMode: 'always',
  })
  const width = readPath(value, ['width'])
  const height = readPath(value, ['height'])
  const size = typeof width === 'number' && typeof height === 'number' ? `${width} × ${height}` : undefined
  const words = [size, ...(head.data ?? [])].filter((part) => part !== undefined)
  return words.length === 0 ? null : <span className="well-facts">{words.join(' · ')}</span>
}

function sizeWords(bytes: number): string {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
