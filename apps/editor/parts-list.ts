import type { Plugin } from 'vite'

/**
 * Writes `parts.json` beside the page: the addresses of all scripts and styles, which the editor has the browser fetch
 * once it rests, so that whatever is opened later is there, even when the server is not.
 */
export function partsList(): Plugin {
  return {
    name: 'weft-parts-list',
    apply: 'build',
    generateBundle(_options, bundle) {
      const parts = Object.keys(bundle)
        .filter((file) => /\.(js|css)$/.test(file))
        .sort()
        .map((file) => `/${file}`)
      this.emitFile({ type: 'asset', fileName: 'parts.json', source: JSON.stringify(parts) })
    },
  }
}
