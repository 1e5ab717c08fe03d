import type { Connection } from '../connection/connection.ts'
import { fillPath } from '../connection/fill-path.ts'
import { interfaceView } from '../contract/interface-view.ts'
import { runView } from '../contract/run-view.ts'
import { workflowRoutes } from '../contract/workflow-routes.ts'
import { type WorkflowView, workflowView } from '../contract/workflow-view.ts'
import type { SavedWorkflow, WeftClient } from '../weft-client.ts'
import { startHeaders } from './start-headers.ts'

/** The part of the client for saved workflows. */
export function workflowsOf(connection: Connection): WeftClient['workflows'] {
  const { listWorkflows, createWorkflow, getWorkflow, updateWorkflow, deleteWorkflow } = workflowRoutes
  const {
    listVersions,
    getVersion,
    diffVersions,
    runWorkflow,
    describeWorkflow,
    getInterface,
    getWorkflowDocs,
  } = workflowRoutes
  return {
    list: async (query, options) => {
      const call = { query: { ...query }, ...options }
      return (await connection.read(listWorkflows, listWorkflows.responses['200'].schema, call)).value
    },
    create: async (body, options) => {
      const headers = { 'idempotency-key': options?.idempotencyKey }
      return saved(
        await connection.read(createWorkflow, workflowView, { body, headers, signal: options?.signal }),
      )
    },
    get: async (id, options) =>
      saved(await connection.read(getWorkflow, workflowView, { params: { id }, ...options })),
    update: async (id, body, options) => {
      const call = {
        params: { id },
        body,
        headers: { 'if-match': options?.ifMatch },
        signal: options?.signal,
      }
      return saved(await connection.read(updateWorkflow, workflowView, call))
    },
    delete: async (id, options) => {
      const headers = { 'if-match': options?.ifMatch }
      await connection.send(deleteWorkflow, { params: { id }, headers, signal: options?.signal })
    },
    versions: async (id, options) => {
      const { schema } = listVersions.responses['200']
      return (await connection.read(listVersions, schema, { params: { id }, ...options })).value.versions
    },
    version: async (id, version, options) => {
      const { schema } = getVersion.responses['200']
      return (await connection.read(getVersion, schema, { params: { id, version }, ...options })).value
    },
    diff: async (id, { from: version, to: other }, options) => {
      const call = { params: { id, version, other }, ...options }
      return (await connection.read(diffVersions, diffVersions.responses['200'].schema, call)).value
    },
    run: async (id, body, options) => {
      const call = {
        params: { id },
        body: body ?? {},
        headers: startHeaders(options),
        signal: options?.signal,
      }
      return (await connection.read(runWorkflow, runView, call)).value
    },
    describe: async (id, options) => {
      const { schema } = describeWorkflow.responses['200']
      return (await connection.read(describeWorkflow, schema, { params: { id }, ...options })).value
    },
    interface: async (id, options) =>
      (await connection.read(getInterface, interfaceView, { params: { id }, ...options })).value,
    docsUrl: (id) => connection.url(fillPath(getWorkflowDocs.path, { id })),
  }
}

/** Joins a workflow with the name of its revision. */
function saved(answer: { readonly value: WorkflowView; readonly response: Response }): SavedWorkflow {
  return { ...answer.value, etag: answer.response.headers.get('etag') ?? '' }
}
