import { Hono } from 'hono'
import type { FaultControl } from './fault-control.ts'
import { faultPlanSchema } from './fault-plan.ts'

/**
 * Serves the control interface over HTTP: `GET`, `PUT` and `DELETE /faults` (a `FaultPlan`), `GET /accepted`
 * (`{ accepted }`). A plan that cannot be read is answered 422 with zod's issues.
 */
export function createControlApp(faults: FaultControl, accepted: () => number): Hono {
  const app = new Hono()
  app.get('/faults', (context) => context.json(faults.current()))
  app.put('/faults', async (context) => {
    const body: unknown = await context.req.json().catch(() => undefined)
    const result = faultPlanSchema.safeParse(body)
    if (!result.success) return context.json({ status: 422, issues: result.error.issues }, 422)
    faults.set(result.data)
    return context.json(faults.current())
  })
  app.delete('/faults', (context) => {
    faults.clear()
    return context.body(null, 204)
  })
  app.get('/accepted', (context) => context.json({ accepted: accepted() }))
  return app
}
