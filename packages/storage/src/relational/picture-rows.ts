import type { Json } from '@weft/ports'
import { WeftError } from '@weft/ports'
import type { Kysely, Selectable, Transaction } from 'kysely'
import { isAssetId } from '../assets/asset-id.ts'
import type { MadePicture, StoredPicture } from '../picture-store.ts'
import { readJson } from './read-json.ts'
import type { Tables } from './tables.ts'

/**
 * Adds pictures in a transaction; one that is there stays. What is not known of a picture that an earlier run had is
 * taken from there, and one that an earlier run of the same workflow had is a repeat.
 */
export async function addPictures(
  transaction: Transaction<Tables>,
  pictures: readonly MadePicture[],
): Promise<void> {
  for (const picture of pictures) {
    const earlier = await transaction
      .selectFrom('pictures')
      .selectAll()
      .where('asset', '=', picture.image.asset)
      .where('run_id', '!=', picture.runId)
      .orderBy('created_at')
      .orderBy('id')
      .execute()
    const known = earlier.find(({ inputs }) => inputs !== null)
    const isRepeat = earlier.some(
      (row) =>
        row.trashed_at === null &&
        row.workflow_id === (picture.workflowId ?? null) &&
        (row.workflow_id !== null || row.workflow_name === picture.workflowName),
    )
    await transaction
      .insertInto('pictures')
      .values({
        ...toRow(picture, picture.inputs === undefined ? known : undefined),
        is_repeat: isRepeat ? 1 : 0,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** Keeps the document of a run that goes, where pictures of it stay. */
export async function keepDocument(db: Kysely<Tables>, runId: string): Promise<void> {
  await db
    .insertInto('picture_documents')
    .columns(['run_id', 'document'])
    .expression((query) =>
      query
        .selectFrom('runs')
        .select(['runs.id', 'runs.document'])
        .where('runs.id', '=', runId)
        .where('runs.id', 'in', (inner) => inner.selectFrom('pictures').select('run_id')),
    )
    .execute()
}

function toRow(
  picture: MadePicture,
  known: Selectable<Tables['pictures']> | undefined,
): Omit<Tables['pictures'], 'is_repeat'> {
  const { image, inputs } = picture
  const prompt = picture.prompt ?? known?.prompt ?? null
  return {
    id: picture.id,
    asset: image.asset,
    media_type: image.mediaType,
    width: image.width,
    height: image.height,
    run_id: picture.runId,
    node_id: picture.nodeId,
    lane: picture.lane ?? null,
    place: picture.index,
    workflow_id: picture.workflowId ?? null,
    workflow_name: picture.workflowName,
    workflow_version: picture.workflowVersion,
    model: picture.model ?? known?.model ?? null,
    model_version: picture.modelVersion ?? known?.model_version ?? null,
    prompt,
    search: (prompt ?? '').toLowerCase(),
    seed: picture.seed === undefined ? (known?.seed ?? null) : String(picture.seed),
    inputs: inputs === undefined ? (known?.inputs ?? null) : JSON.stringify(inputs),
    simulated: picture.simulated ? 1 : 0,
    starred: 0,
    trashed_at: null,
    created_at: picture.createdAt,
  }
}

/** A row as the store gives it. */
export function toStoredPicture(row: Selectable<Tables['pictures']>): StoredPicture {
  const { asset } = row
  if (!isAssetId(asset))
    throw new WeftError({
      code: 'internal',
      message: `The result ${row.id} names no asset but ${JSON.stringify(asset)}.`,
      retryable: false,
    })
  return {
    id: row.id,
    image: { asset, mediaType: row.media_type, width: row.width, height: row.height },
    runId: row.run_id,
    nodeId: row.node_id,
    ...(row.lane !== null && { lane: row.lane }),
    index: row.place,
    ...(row.workflow_id !== null && { workflowId: row.workflow_id }),
    workflowName: row.workflow_name,
    workflowVersion: row.workflow_version,
    ...(row.model !== null && { model: row.model }),
    ...(row.model_version !== null && { modelVersion: row.model_version }),
    ...(row.prompt !== null && { prompt: row.prompt }),
    ...(row.seed !== null && { seed: Number(row.seed) }),
    ...(row.inputs !== null && { inputs: readJson<{ [name: string]: Json }>(row.inputs) }),
    simulated: row.simulated === 1,
    starred: row.starred === 1,
    ...(row.trashed_at !== null && { trashedAt: row.trashed_at }),
    createdAt: row.created_at,
  }
}
