import { WeftError } from '@weft/ports'
import { Problem } from '../problems/problem.ts'

/** Reads a page of a list. A cursor that no page gave is a wrong value of the query like any other: 400. */
export async function readPage<Page>(page: Promise<Page>): Promise<Page> {
  try {
    return await page
  } catch (error) {
    if (!(error instanceof WeftError) || error.code !== 'invalid_input') throw error
    const { message } = error
    const issues = [{ code: 'wrong-value', severity: 'error', message, path: '/query/cursor' } as const]
    throw new Problem('malformed_request', message, { issues })
  }
}
