import { z } from 'zod'
import { diffView } from './diff-view.ts'
import { interfaceView } from './interface-view.ts'
import { jsonField } from './json-field.ts'
import { queryInteger } from './query-integer.ts'
import { idempotencyHeader, ifMatchHeader, preferHeader } from './request-headers.ts'
import type { RouteContract } from './route-contract.ts'
import { workflowRunBody } from './run-body.ts'
import { startedResponses } from './run-routes.ts'
import { versionView, workflowBody, workflowView } from './workflow-view.ts'

/** Id or slug of a workflow in a path. */
const workflowParams = z.object({ id: z.string().min(1).max(200) })

/** A version in a path. */
const versionId = z.string().regex(/^[0-9a-f]{64}$/)

const etag = { ETag: 'Names this revision, for `If-Match`.' }

/** Routes of saved workflows. */
export const workflowRoutes = {
  listWorkflows: {
    id: 'listWorkflows',
    method: 'GET',
    path: '/api/workflows',
    tag: 'workflows',
    summary: 'List saved workflows, most recently changed first',
    query: z.strictObject({
      limit: queryInteger({ minimum: 1, maximum: 100, description: 'How many. Default 50.' }).exactOptional(),
      cursor: z
        .string()
        .min(1)
        .max(500)
        .exactOptional()
        .meta({ description: '`cursor` of the page before.' }),
    }),
    responses: {
      '200': {
        description: 'A page of workflows.',
        schema: z.object({ workflows: z.array(workflowView), cursor: z.string().exactOptional() }),
      },
    },
    problems: [400],
  },
  createWorkflow: {
    id: 'createWorkflow',
    method: 'POST',
    path: '/api/workflows',
    tag: 'workflows',
    summary: 'Save a new workflow',
    description:
      'An unfinished workflow can be saved; what cannot be read as a workflow, or holds a literal secret, is 422 with every issue. So is an invalid one with `published`.',
    headers: z.object(idempotencyHeader),
    body: workflowBody,
    responses: {
      '201': {
        description: 'The workflow.',
        schema: workflowView,
        headers: { Location: 'The workflow.', ...etag },
      },
    },
    problems: [400, 409, 413, 415, 422],
  },
  getWorkflow: {
    id: 'getWorkflow',
    method: 'GET',
    path: '/api/workflows/:id',
    tag: 'workflows',
    summary: 'Read a saved workflow, by id or slug',
    params: workflowParams,
    responses: {
      '200': { description: 'The workflow.', schema: workflowView, headers: etag },
      '304': { description: 'It is still the one named by `If-None-Match`.' },
    },
    problems: [404],
  },
  updateWorkflow: {
    id: 'updateWorkflow',
    method: 'PUT',
    path: '/api/workflows/:id',
    tag: 'workflows',
    summary: 'Replace a saved workflow; the version before it stays',
    params: workflowParams,
    headers: z.object(ifMatchHeader),
    body: workflowBody,
    responses: { '200': { description: 'The workflow.', schema: workflowView, headers: etag } },
    problems: [400, 404, 409, 412, 413, 415, 422],
  },
  deleteWorkflow: {
    id: 'deleteWorkflow',
    method: 'DELETE',
    path: '/api/workflows/:id',
    tag: 'workflows',
    summary: 'Delete a saved workflow and its versions',
    params: workflowParams,
    headers: z.object(ifMatchHeader),
    responses: { '204': { description: 'It is gone.' } },
    problems: [404, 412],
  },
  listVersions: {
    id: 'listVersions',
    method: 'GET',
    path: '/api/workflows/:id/versions',
    tag: 'workflows',
    summary: 'List the versions of a workflow, newest first',
    params: workflowParams,
    responses: {
      '200': {
        description: 'Every version.',
        schema: z.object({ versions: z.array(z.object({ version: z.string(), createdAt: z.string() })) }),
      },
    },
    problems: [404],
  },
  getVersion: {
    id: 'getVersion',
    method: 'GET',
    path: '/api/workflows/:id/versions/:version',
    tag: 'workflows',
    summary: 'Read an immutable version of a workflow',
    params: z.object({ id: z.string().min(1).max(200), version: versionId }),
    responses: { '200': { description: 'The version.', schema: versionView } },
    problems: [404],
  },
  diffVersions: {
    id: 'diffVersions',
    method: 'GET',
    path: '/api/workflows/:id/versions/:version/diff/:other',
    tag: 'workflows',
    summary: 'Say what is different in another version: nodes, params, wires, models',
    params: z.object({ id: z.string().min(1).max(200), version: versionId, other: versionId }),
    responses: { '200': { description: 'Every difference.', schema: diffView } },
    problems: [404],
  },
  runWorkflow: {
    id: 'runWorkflow',
    method: 'POST',
    path: '/api/workflows/:id/runs',
    tag: 'workflows',
    scope: 'run',
    summary: 'Run a saved workflow by the names of its inputs',
    params: workflowParams,
    headers: z.object({ ...idempotencyHeader, ...preferHeader }),
    body: workflowRunBody,
    bodyOptional: true,
    responses: startedResponses,
    problems: [400, 402, 404, 409, 413, 415, 422, 429],
  },
  describeWorkflow: {
    id: 'describeWorkflow',
    method: 'GET',
    path: '/api/workflows/:id/openapi.json',
    tag: 'workflows',
    summary: 'The interface of a workflow: its declared inputs and outputs as OpenAPI 3.1',
    params: workflowParams,
    responses: { '200': { description: 'An OpenAPI document.', schema: jsonField } },
    problems: [404],
  },
  getInterface: {
    id: 'getInterface',
    method: 'GET',
    path: '/api/workflows/:id/interface',
    tag: 'workflows',
    summary: 'The interface of a workflow: its declared inputs and outputs as ports, for forms',
    params: workflowParams,
    responses: { '200': { description: 'The interface at the newest version.', schema: interfaceView } },
    problems: [404],
  },
  getWorkflowDocs: {
    id: 'getWorkflowDocs',
    method: 'GET',
    path: '/api/workflows/:id/docs',
    tag: 'workflows',
    summary: 'The interface of a workflow to read and try',
    params: workflowParams,
    responses: { '200': { description: 'A page.', contentType: 'text/html' } },
    problems: [404],
  },
} as const satisfies { readonly [id: string]: RouteContract }
