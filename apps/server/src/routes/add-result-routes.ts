import { routes } from '@weft/client'
import type { StoredPicture } from '@weft/storage'
import type { Hono } from 'hono'
import { Problem } from '../problems/problem.ts'
import { addRoute } from '../requests/add-route.ts'
import { readPage } from '../requests/read-page.ts'
import { attachment } from '../results/attachment.ts'
import { readResultFile } from '../results/read-result-file.ts'
import { resultFileName } from '../results/result-file-name.ts'
import { zipResults } from '../results/zip-results.ts'
import type { ServerContext } from '../server-context.ts'
import type { ServerEnv } from '../server-env.ts'
import { viewResult } from '../views/view-result.ts'
import { recordWithUrls } from '../views/with-urls.ts'

/** Serves the pictures that runs made. */
export function addResultRoutes(app: Hono<ServerEnv>, context: ServerContext): void {
  const { runtime, now } = context
  const { pictures, workflows, runs } = runtime.store

  addRoute(app, routes.listResults, async (request, { query }) => {
    const {
      limit = 50,
      cursor,
      workflowId,
      workflowName,
      runId,
      model,
      q,
      starred,
      from,
      to,
      trashed = false,
    } = query
    const stored = workflowId === undefined ? undefined : await workflows.get(workflowId)
    const id = stored?.id ?? workflowId
    const asked = pictures.list({
      limit,
      trashed,
      words: wordsOf(q ?? ''),
      ...(cursor !== undefined && { cursor }),
      ...(id !== undefined && { workflowId: id }),
      ...(workflowName !== undefined && { workflowName }),
      ...(runId !== undefined && { runId }),
      ...(model !== undefined && { model }),
      ...(starred !== undefined && { starred }),
      ...(from !== undefined && { from: new Date(from).toISOString() }),
      ...(to !== undefined && { to: new Date(to).toISOString() }),
    })
    const page = await readPage(asked)
    const { cursor: next, total } = page
    return request.json({
      results: page.pictures.map(viewResult),
      ...(next !== undefined && { next }),
      total,
    })
  })

  addRoute(app, routes.listResultFacets, async (request) => request.json(await pictures.facets()))

  addRoute(app, routes.archiveResults, async (request, { body }) => {
    const { ids, metadata = 'keep' } = body
    const stored = new Map((await pictures.getAll(ids)).map((picture) => [picture.id, picture]))
    const wanted = [...new Set(ids)].map((id) => found(stored.get(id), id))
    for (const picture of wanted)
      if (!(await runtime.assets.has(picture.image.asset))) throw fileGone(picture)
    const name = `weft-results-${now().toISOString().slice(0, 10)}.zip`
    const zip = zipResults(wanted, (picture) => readResultFile(context, picture, metadata))
    const headers = { 'content-type': 'application/zip', 'content-disposition': attachment(name) }
    return request.body(zip, 200, headers)
  })

  addRoute(app, routes.getResult, async (request, { params }) => {
    const picture = found(await pictures.get(params.id), params.id)
    const { runId, inputs = {}, workflowVersion } = picture
    const [document, run, ofRun] = await Promise.all([
      pictures.document(picture),
      runs.get(runId),
      pictures.list({ runId, trashed: false, limit: 1000 }),
    ])
    const siblings = ofRun.pictures.filter(({ id }) => id !== picture.id)
    return request.json({
      ...viewResult(picture),
      inputs: recordWithUrls(inputs),
      workflow: document ?? {},
      workflowVersion,
      runExists: run !== undefined,
      siblings: siblings.toSorted(byPlace).map(viewResult),
    })
  })

  addRoute(app, routes.updateResult, async (request, { params, body }) => {
    const { starred, trashed } = body
    const known = found(await pictures.get(params.id), params.id)
    // What is in the trash already stays there from when it was put there.
    const isMoved = trashed !== undefined && trashed !== (known.trashedAt !== undefined)
    const changed = await pictures.update(params.id, {
      ...(starred !== undefined && { starred }),
      ...(isMoved && { trashedAt: trashed ? now().toISOString() : null }),
    })
    return request.json(viewResult(found(changed, params.id)))
  })

  addRoute(app, routes.getResultFile, async (request, { params, query }) => {
    const picture = found(await pictures.get(params.id), params.id)
    const bytes = await readResultFile(context, picture, query.metadata ?? 'keep')
    if (bytes === undefined) throw fileGone(picture)
    return request.body(bytes, 200, {
      'content-type': picture.image.mediaType,
      'content-length': String(bytes.byteLength),
      'content-disposition': attachment(resultFileName(picture)),
    })
  })
}

/** In the order in which their nodes made them. */
function byPlace(one: StoredPicture, other: StoredPicture): number {
  const time = Date.parse(one.createdAt) - Date.parse(other.createdAt)
  return time || (one.lane ?? 0) - (other.lane ?? 0) || one.index - other.index
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
}

/** Throws `not_found` for what is not there. */
function found<T>(value: T | undefined, id: string): T {
  if (value === undefined)
    throw new Problem('not_found', `There is no result with the id ${JSON.stringify(id)}.`)
  return value
}

function fileGone({ id, image }: StoredPicture): Problem {
  return new Problem(
    'not_found',
    `The picture of the result ${id} (${image.asset}) is not in the store any more.`,
  )
}
