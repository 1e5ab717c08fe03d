import type { FaultPlan, FaultPlanInput } from './fault-plan.ts'

/** What goes wrong with one webhook. */
export type WebhookFaults = Omit<NonNullable<FaultPlan['webhooks']>, 'lose'> & { readonly isLost?: boolean }

/** The control interface: what is to go wrong from now on. */
export type FaultControl = {
  /** Replaces the whole plan. Throws zod's error for a plan that cannot be read. */
  set(plan: FaultPlanInput): void
  /** Nothing goes wrong any more. */
  clear(): void
  /** What is left of the plan. */
  current(): FaultPlan
}
