import type { AuditEntry } from '../audit-store.ts'

/**
 * The tables as Kysely sees them. Only types that SQLite and PostgreSQL share: text and integers; JSON as text,
 * times as ISO 8601 in UTC (so that text order is time order), booleans as 0 and 1.
 */
export interface Tables {
  runs: {
    id: string
    workflow_id: string | null
    status: string
    created_at: string
    state: string
    document: string
    targets: string | null
    cancel_requested: number
    retry_of: string | null
    started_by: string | null
    cost_micros: number | null
    cap_micros: number | null
    refresh: string | null
    /** 0: the run is of a time when pictures were not told. */
    pictures_told: number
  }
  run_events: { run_id: string; seq: number; body: string }
  workflows: {
    id: string
    slug: string
    published: number
    version: string
    revision: number
    document: string
    created_at: string
    updated_at: string
  }
  workflow_versions: { workflow_id: string; version: string; document: string; created_at: string }
  models: {
    ref: string
    owner: string
    name: string
    version: string
    description: string
    added_at: string
  }
  attempts: {
    id: string
    run_id: string
    node_id: string
    lane: number
    provider: string
    model: string
    input: string
    status: string
    prediction_id: string | null
    result: string | null
    call_key: string | null
    created_at: string
    updated_at: string
  }
  answers: {
    key: string
    fingerprint: string
    status: number
    headers: string
    body: string
    created_at: string
  }
  results: { key: string; outputs: string; created_at: string }
  pictures: {
    id: string
    asset: string
    media_type: string
    width: number
    height: number
    run_id: string
    node_id: string
    lane: number | null
    /** `index`, which SQL keeps for itself. */
    place: number
    workflow_id: string | null
    workflow_name: string
    workflow_version: string
    model: string | null
    model_version: string | null
    prompt: string | null
    /** The prompt in lower case. */
    search: string
    /** As text: whole numbers of 64 bits are larger than an INTEGER of PostgreSQL. */
    seed: string | null
    inputs: string | null
    simulated: number
    starred: number
    /** 1: an earlier run of the same workflow made it, and this one took it from the cache. */
    is_repeat: number
    trashed_at: string | null
    created_at: string
  }
  picture_documents: { run_id: string; document: string }
  webhooks: {
    run_id: string
    url: string
    events: string
    format: string
    origin: string
    after: number
    is_done: number
    created_at: string
  }
  deliveries: {
    id: string
    run_id: string
    event: string
    url: string
    body: string
    status: string
    attempts: string
    next_at: string | null
    created_at: string
  }
  uploads: {
    id: string
    asset: string
    name: string
    media_type: string
    size: number
    metadata: string
    created_at: string
  }
  deadlines: { run_id: string; at: string }
  prediction_times: {
    provider: string
    prediction_id: string
    model: string
    seconds: number
    work: number
    ended_at: string
  }
  tokens: {
    id: string
    name: string
    scope: 'read' | 'run' | 'write'
    hash: string
    session_hash: string
    created_at: string
    last_used_at: string | null
    revoked_at: string | null
    limits: string | null
  }
  audit: {
    id: string
    at: string
    actor: string | null
    via: AuditEntry['via']
    source: string | null
    action: AuditEntry['action']
    subject: string | null
    detail: string | null
  }
}
