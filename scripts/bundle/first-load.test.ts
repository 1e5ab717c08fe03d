import { describe, expect, it } from 'vitest'
import { firstLoad } from './first-load.ts'

describe('firstLoad', () => {
  it('is the entry, the program it fetches, and what both import; not what is fetched when wanted', () => {
    const manifest = {
      'index.html': { file: 'index.js', isEntry: true, imports: ['_zod'], dynamicImports: ['boot.tsx'] },
      'boot.tsx': { file: 'boot.js', imports: ['_react', '_zod'], dynamicImports: ['dialog.tsx'] },
      _zod: { file: 'zod.js' },
      _react: { file: 'react.js', imports: ['_zod'] },
      'dialog.tsx': { file: 'dialog.js', imports: ['_react', '_modal'] },
      _modal: { file: 'modal.js' },
      'style.css': { file: 'style.css' },
    }
    expect(firstLoad(manifest)).toEqual(['boot.js', 'index.js', 'react.js', 'zod.js'])
  })

  it('refuses a manifest without an entry', () => {
    expect(() => firstLoad({ a: { file: 'a.js' } })).toThrow(/no entry/)
  })
})
