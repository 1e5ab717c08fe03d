import type { AssetId, Json } from '@weft/ports'
import { useEffect, useState } from 'react'
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
  // Not by a query: what does those is no part of the first load.
  const [told, setTold] = useState('')
  useEffect(() => {
    const leaving = new AbortController()
    setTold('')
    fetch(assetUrl(asset), { method: 'HEAD', signal: leaving.signal }).then(
      ({ ok, headers }) => ok && !leaving.signal.aborted && setTold(headWords(headers)),
      () => undefined,
    )
    return () => leaving.abort()
  }, [asset])
  const width = readPath(value, ['width'])
  const height = readPath(value, ['height'])
  const size = typeof width === 'number' && typeof height === 'number' ? `${width} × ${height}` : ''
  const words = [size, told].filter((part) => part !== '').join(' · ')
  return words === '' ? null : <span className="well-facts">{words}</span>
}

/** Such as `JPEG · 1.2 MB`. */
function headWords(headers: Headers): string {
  const type = (headers.get('content-type') ?? '')
    .replace(/^image\//, '')
    .toUpperCase()
    .replace('WEBP', 'WebP')
  const bytes = Number(headers.get('content-length') ?? 0)
  const length = bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`
  return bytes > 0 ? `${type} · ${length}` : type
}
