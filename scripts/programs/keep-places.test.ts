import { describe, expect, it } from 'vitest'
import { keepPlaces, packagesAsked } from './keep-places.ts'

const places = {
  file: '../../packages/images/src/a.ts',
  ofPath: (path: string) => `<${path}>`,
  ofPackage: (specifier: string) => `<${specifier}>`,
}

describe('what a module says of its place', () => {
  it.each([
    ["new URL('./worker.ts', import.meta.url)", "new URL('<./worker.ts>', import.meta.url)"],
    ['dirname(import.meta.url)', "dirname(new URL('../../packages/images/src/a.ts', import.meta.url).href)"],
    ["join(import.meta.dirname, 'x')", "join((import.meta.dirname + '/../../packages/images/src'), 'x')"],
    ["import.meta.resolve('font/a.ttf')", "new URL('<font/a.ttf>', import.meta.url).href"],
  ])('is kept in a bundle: %s', (code, kept) => {
    expect(keepPlaces(`a()\n${code}\nb()`, places)).toBe(`a()\n${kept}\nb()`)
  })

  it('is refused where it cannot be kept', () => {
    expect(() => keepPlaces('run(import.meta.filename)', places)).toThrow('`import.meta.filename`')
    expect(() => keepPlaces('import.meta.resolve(name)', places)).toThrow('`import.meta.resolve`')
  })

  it('names the packages whose files are asked for', () => {
    expect(packagesAsked("f(import.meta.resolve('a/b'), new URL('./c', import.meta.url))")).toEqual(['a/b'])
  })
})
