import { problemStatuses } from '../problems/problem-statuses.ts'

/** Says what a status means here: the titles of all problems that have it. */
export function problemTitles(status: number): string {
  const titles = Object.entries(problemStatuses)
    .filter(([, entry]) => entry.status === status)
    .map(([code, { title }]) => `${title} (\`${code}\`).`)
  return titles.join(' ')
}
