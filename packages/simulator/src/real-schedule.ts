import type { Schedule } from './schedule.ts'

/** The platform's own timers. */
export const realSchedule: Schedule = {
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
}
