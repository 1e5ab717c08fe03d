import type { Providers } from '../world/providers.ts'
import { createWorkflowProvider, type WorkflowProviderContext } from './create-workflow-provider.ts'
import { isWorkflowReference } from './workflow-models.ts'

/** Adds published workflows to the providers: they are models of this server, and run in it. */
export function withWorkflows(providers: Providers, context: WorkflowProviderContext): Providers {
  const simulated = createWorkflowProvider(context, true)
  const real = createWorkflowProvider(context, false)
  return {
    ...providers,
    forLookup: (reference) => (isWorkflowReference(reference) ? real : providers.forLookup(reference)),
    forCall: (reference, run) => {
      if (!isWorkflowReference(reference)) return providers.forCall(reference, run)
      return run.simulated ? simulated : real
    },
  }
}
