import { z } from 'zod'
import { providerView } from './provider-view.ts'
import type { RouteContract } from './route-contract.ts'

const providersView = z.object({ providers: z.array(providerView) })
const providersAnswer = { '200': { description: 'Every provider.', schema: providersView } }

/** Body of `PUT /api/providers/replicate/token`. */
const tokenBody = z
  .strictObject({
    token: z
      .string()
      .max(500)
      .regex(/^[\x21-\x7e]+$/, { error: 'must be visible ASCII characters without spaces' })
      .meta({ description: 'A token from replicate.com/account/api-tokens.' }),
  })
  .meta({ id: 'TokenRequest' })

/** Routes of providers and their credentials. */
export const providerRoutes = {
  listProviders: {
    id: 'listProviders',
    method: 'GET',
    path: '/api/providers',
    tag: 'catalog',
    summary: 'How it stands with each provider, in words',
    responses: providersAnswer,
  },
  setReplicateToken: {
    id: 'setReplicateToken',
    method: 'PUT',
    path: '/api/providers/replicate/token',
    tag: 'catalog',
    summary: "Enter Replicate's token",
    description:
      'It is tried, kept in `secrets.json` in the data directory, and never given back. Runs from then on use it, unless `WEFT_PROVIDER` names the simulator.',
    body: tokenBody,
    responses: providersAnswer,
    problems: [400, 413, 415, 422, 502],
  },
  removeReplicateToken: {
    id: 'removeReplicateToken',
    method: 'DELETE',
    path: '/api/providers/replicate/token',
    tag: 'catalog',
    summary: "Forget Replicate's token",
    responses: providersAnswer,
    problems: [422],
  },
} as const satisfies { readonly [id: string]: RouteContract }
