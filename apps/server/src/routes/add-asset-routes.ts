import { routes } from '@weft/client'
import type { AssetId } from '@weft/ports'
import type { AssetInfo } from '@weft/storage'
import { sha256Hex } from '@weft/workflow'
import type { Context, Hono } from 'hono'
import { Problem } from '../problems/problem.ts'
import { addRoute } from '../requests/add-route.ts'
import { matchesEtag } from '../requests/matches-etag.ts'
import type { ServerContext } from '../server-context.ts'
import type { ServerEnv } from '../server-env.ts'
import { viewAsset } from '../views/view-asset.ts'
import { parseRange } from './parse-range.ts'
import { readUpload } from './read-upload.ts'
import { safeMediaType } from './safe-media-type.ts'

/** Bytes by content never change. `private`: they may be behind a token. */
const immutable = 'private, max-age=31536000, immutable'

/** Serves stored bytes. */
export function addAssetRoutes(app: Hono<ServerEnv>, context: ServerContext): void {
  const { runtime, answers } = context

  addRoute(app, routes.createAsset, async (request, { query }) => {
    const isPrepared = query.prepare === 'true'
    const upload = await readUpload(request.req.raw)
    // The boundary of a form is another one each time, so the content stands for the body.
    return answers.once(
      request,
      () => `${isPrepared ? 'prepare ' : ''}${upload.mediaType} ${sha256Hex(upload.bytes)}`,
      async () => {
        const prepared = isPrepared ? await runtime.importPicture(upload.bytes, upload.mediaType) : undefined
        const { asset } = prepared?.image ?? (await runtime.importAsset(upload.bytes, upload.mediaType))
        const info = await runtime.assets.info(asset)
        if (info === undefined) throw new Error(`The asset ${asset} is gone right after it was stored.`)
        const view = { ...viewAsset(info), ...(prepared && { changes: [...prepared.changes] }) }
        return request.json(view, 201, { location: view.url })
      },
    )
  })

  addRoute(app, routes.getAsset, async (request, { params, query }) => {
    const id: AssetId = `sha256:${params.id.slice('sha256:'.length)}`
    const info = await runtime.assets.info(id)
    if (info === undefined)
      throw new Problem('not_found', `There is no asset ${id}: upload it with POST /api/assets.`)
    const { width } = query
    const etag = width === undefined ? `"${id}"` : `"${id}-${width}"`
    const known = request.req.header('if-none-match')
    const headers = { etag, 'cache-control': immutable }
    if (known !== undefined && matchesEtag(known, etag, true)) return request.body(null, 304, headers)
    if (width === undefined) return answerBytes(context, request, info, headers)
    const bytes = await runtime.thumbnails.get(id, width, request.req.raw.signal)
    if (bytes === undefined) throw new Problem('not_found', `There is no asset ${id} any more.`)
    const length = String(bytes.byteLength)
    return request.body(bytes, 200, { ...headers, 'content-type': 'image/webp', 'content-length': length })
  })
}

/** The bytes, or the part of them that is asked for. */
async function answerBytes(
  { runtime }: ServerContext,
  request: Context<ServerEnv>,
  info: AssetInfo,
  shared: { readonly etag: string; readonly 'cache-control': string },
): Promise<Response> {
  const { type, disposition } = safeMediaType(info.mediaType)
  const headers = {
    ...shared,
    'content-type': type,
    'content-disposition': disposition,
    'accept-ranges': 'bytes',
  }
  const condition = request.req.header('if-range')
  const isCurrent = condition === undefined || condition === shared.etag
  const range = isCurrent ? parseRange(request.req.header('range'), info.bytes) : undefined
  if (range === 'unsatisfiable') {
    throw new Problem(
      'range_not_satisfiable',
      `The range must lie within the ${info.bytes} bytes of the asset.`,
      {
        headers: { 'content-range': `bytes */${info.bytes}` },
      },
    )
  }
  const length = range === undefined ? info.bytes : range.end - range.start + 1
  const sized = { ...headers, 'content-length': String(length) }
  const part =
    range === undefined ? {} : { 'content-range': `bytes ${range.start}-${range.end}/${info.bytes}` }
  const status = range === undefined ? 200 : 206
  if (request.req.method === 'HEAD') return request.body(null, status, { ...sized, ...part })
  const stream = await runtime.assets.stream(info.id, range)
  if (stream === undefined) throw new Problem('not_found', `There is no asset ${info.id} any more.`)
  return request.body(stream, status, { ...sized, ...part })
}
