import { expect, it } from 'vitest'
import { cameraTrouble } from './camera-trouble.ts'

it('says what helps, by what the browser says', () => {
  const say = (name: string) => cameraTrouble(new DOMException('in the words of the browser', name))
  expect(say('NotAllowedError')).toMatch(/Allow it beside the address of the page, then try again/)
  expect(say('NotFoundError')).toMatch(/Plug one in, then try again, or drop a picture instead/)
  expect(say('OverconstrainedError')).toBe(say('NotFoundError'))
  expect(say('NotReadableError')).toMatch(/used by another program/)
  expect(say('AbortError')).toBe('The camera gives no picture: in the words of the browser')
})
