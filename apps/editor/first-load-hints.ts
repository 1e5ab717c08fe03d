import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'

/** The module with which the editor begins; `main.tsx` asks for it only once it runs. */
const begin = /\/boot\.tsx$/

/** The letters that everything is set in. */
const font = /inter-latin-wght-normal.*\.woff2$/

/**
 * Names what the first load needs in the page itself, so that the browser fetches all of it at once: else it would
 * learn of each piece only from the one before.
 */
export function firstLoadHints(): Plugin {
  return {
    name: 'weft-first-load-hints',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const files = Object.values(bundle)
        const first = files.find((file) => file.type === 'chunk' && begin.test(file.facadeModuleId ?? ''))
        if (first?.type !== 'chunk')
          throw new Error(`No chunk begins with ${begin}: is boot.tsx called otherwise now?`)
        const chunks = chunksOf(first, bundle).filter(({ fileName }) => !html.includes(fileName))
        const styles = new Set(chunks.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]))
        const fonts = files.map(({ fileName }) => fileName).filter((name) => font.test(name))
        return [
          ...chunks.map(({ fileName }) => hint(fileName, { rel: 'modulepreload' })),
          ...[...styles].map((name) => hint(name, { rel: 'preload', as: 'style' })),
          ...fonts.map((name) => hint(name, { rel: 'preload', as: 'font', type: 'font/woff2' })),
        ]
      },
    },
  }
}

function hint(file: string, attributes: Readonly<Record<string, string>>): HtmlTagDescriptor {
  return { tag: 'link', attrs: { ...attributes, crossorigin: true, href: `/${file}` }, injectTo: 'head' }
}

/** A chunk and all that it imports. */
function chunksOf(
  first: Rolldown.OutputChunk,
  bundle: Rolldown.OutputBundle,
): readonly Rolldown.OutputChunk[] {
  const found = new Set([first])
  for (const chunk of found)
    for (const name of chunk.imports) {
      const imported = bundle[name]
      if (imported?.type === 'chunk') found.add(imported)
    }
  return [...found]
}
