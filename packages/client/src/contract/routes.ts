import { assetRoutes } from './asset-routes.ts'
import { auditRoutes } from './audit-routes.ts'
import { catalogRoutes } from './catalog-routes.ts'
import { deliveryRoutes } from './delivery-routes.ts'
import { providerRoutes } from './provider-routes.ts'
import { resultRoutes } from './result-routes.ts'
import { runRoutes } from './run-routes.ts'
import { serverRoutes } from './server-routes.ts'
import { storageRoutes } from './storage-routes.ts'
import { workflowRoutes } from './workflow-routes.ts'

/** Every route of the HTTP interface by id: the one contract that server, client and OpenAPI share. */
export const routes = {
  ...runRoutes,
  ...deliveryRoutes,
  ...workflowRoutes,
  ...resultRoutes,
  ...assetRoutes,
  ...storageRoutes,
  ...catalogRoutes,
  ...providerRoutes,
  ...auditRoutes,
  ...serverRoutes,
} as const
