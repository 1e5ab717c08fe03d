import { WeftError } from '@weft/ports'
import { roundMoney } from '@weft/pricing'
import type { AuditStore, RunStore, TokenLimits } from '@weft/storage'
import type { Admit } from '../runtime.ts'

/** The window of `runsPerMinute`, in milliseconds. */
const windowMs = 60_000

/** Seconds after which a place may be free again: nobody knows when a run ends. */
const placeSeconds = 5

/** Sums of money in floating point differ in the last digits. */
const tolerance = 1e-9

/** What admission looks at. */
export interface AdmissionContext {
  readonly runs: Pick<RunStore, 'useOf'>
  readonly audit: Pick<AuditStore, 'timesOf' | 'since'>
  readonly now: () => Date
  readonly currency: string
}

/** Gives for a token's name and limits what lets its runs in. */
export type Admission = (name: string, limits: TokenLimits) => Admit

/**
 * Makes the admission. Limits are counted from what is stored, so a restart forgets nothing; runs of one token are let
 * in one after the other, so that two that come at once do not both take the last place. Every run of a token with a
 * limit of cost gets a cap, by default its estimate, and the caps of runs that have not ended count as spent: what is
 * spent in a day never passes the limit. Throws `rate_limited` or `payment_required`, naming the limit.
 */
export function createAdmission(context: AdmissionContext): Admission {
  const last = new Map<string, Promise<unknown>>()
  return (name, limits) => (asked, launch) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(async () =>
      launch(await check(context, { name, limits }, asked)),
    )
    const settled = turn
      .catch(() => undefined)
      .then(() => {
        if (last.get(name) === settled) last.delete(name)
      })
    last.set(name, settled)
    return turn
  }
}

/** Gives the cap of the run. */
async function check(
  { runs, audit, now, currency }: AdmissionContext,
  { name, limits }: { readonly name: string; readonly limits: TokenLimits },
  { most, isUnpriced, maxCost }: Parameters<Admit>[0],
): Promise<number | undefined> {
  const { runsPerMinute, maxConcurrentRuns, maxCostPerDay } = limits
  const at = now()
  if (runsPerMinute !== undefined) {
    const times = await audit.timesOf(name, 'run.started', new Date(at.getTime() - windowMs).toISOString())
    const blocking = times.at(-runsPerMinute)
    if (times.length >= runsPerMinute && blocking !== undefined) {
      const seconds = Math.max(1, Math.ceil((Date.parse(blocking) + windowMs - at.getTime()) / 1000))
      throw refusal(
        'rate_limited',
        `The token ${name} may start ${count(runsPerMinute, 'run')} a minute (runs-per-minute), and has. Try again in ${seconds} s.`,
        seconds,
      )
    }
  }
  if (maxConcurrentRuns === undefined && maxCostPerDay === undefined) return maxCost
  const day = `${at.toISOString().slice(0, 10)}T00:00:00.000Z`
  const { unfinished, spent, reserved } = await runs.useOf(name, day)
  if (maxConcurrentRuns !== undefined && unfinished >= maxConcurrentRuns) {
    throw refusal(
      'rate_limited',
      `The token ${name} may have ${count(maxConcurrentRuns, 'run')} under way at a time (max-concurrent-runs), and has. Wait for one to end.`,
      placeSeconds,
    )
  }
  if (maxCostPerDay === undefined) return maxCost
  const gone = await spentOnDeleted(audit, name, day)
  const left = Math.max(0, maxCostPerDay - spent - reserved - gone)
  const cap = maxCost ?? most ?? left
  const isSpent = most === undefined && left <= tolerance
  const used = `${roundMoney(spent + gone)} ${currency} are spent today, and ${roundMoney(reserved)} may be by runs under way`
  if (isUnpriced || isSpent || cap > left + tolerance) {
    const needs = isUnpriced
      ? 'of a call of this run no price is known'
      : `this run may cost ${roundMoney(cap)} ${currency}`
    throw refusal(
      'payment_required',
      `The token ${name} may spend ${maxCostPerDay} ${currency} a day (max-cost-per-day): ${used}; ${needs}. Ask for less with maxCost, or wait for the next day (UTC).`,
      Math.ceil((Date.parse(day) + 86_400_000 - at.getTime()) / 1000),
    )
  }
  return cap
}

/** A run that is deleted was paid for all the same: the audit says what it cost. */
async function spentOnDeleted(audit: AdmissionContext['audit'], name: string, day: string): Promise<number> {
  const deleted = await audit.since('run.deleted', day)
  return deleted.reduce((sum, { detail = {} }) => {
    const isOwn = detail.startedBy === name && String(detail.createdAt) >= day
    return isOwn && typeof detail.cost === 'number' ? sum + detail.cost : sum
  }, 0)
}

function refusal(code: 'rate_limited' | 'payment_required', message: string, retryAfter: number): WeftError {
  return new WeftError({ code, message, retryable: true, retryAfter })
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
