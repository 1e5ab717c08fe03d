import { attemptSchema } from '@weft/engine'
import { z } from 'zod'
import { runView } from './run-view.ts'

/** Body of `POST /api/runs/:id/attempts/:attemptId`. */
export const attemptDecisionBody = z
  .discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('adopt'),
      predictionId: z
        .string()
        .regex(/^[\w-]{1,100}$/)
        .meta({ description: 'Id of the prediction at the provider that is this call.' }),
    }),
    z.strictObject({ decision: z.literal('send-again') }),
    z.strictObject({ decision: z.literal('give-up') }),
  ])
  .meta({ id: 'AttemptDecision' })

/** What came of a decision. */
export const decidedAttemptView = z
  .object({ attempt: attemptSchema, run: runView.exactOptional() })
  .meta({ id: 'DecidedAttempt' })

/** Body of `POST /api/runs/:id/attempts/:attemptId`. */
export type AttemptDecision = z.infer<typeof attemptDecisionBody>

/** What came of a decision. */
export type DecidedAttemptView = z.infer<typeof decidedAttemptView>
