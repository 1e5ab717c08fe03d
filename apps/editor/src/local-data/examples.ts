/** A workflow that comes with Weft. */
export interface Example {
  /** Its folder, such as `01-text-to-image`. */
  readonly id: string
  readonly title: string
  /** The text of its document. */
  readonly load: () => Promise<string>
}

/** The documents of the `examples` folder, each fetched when it is opened. */
const files = import.meta.glob<string>('../../../../examples/*/workflow.json', {
  query: '?raw',
  import: 'default',
})

/** `01-text-to-image` as a title: `Text to image`. */
function titleOf(id: string): string {
  const words = id.replace(/^\d+-/, '').replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Every workflow that comes with Weft, in the order of their folders. */
export const examples: readonly Example[] = Object.entries(files)
  .map(([path, load]) => {
    const id = path.split('/').at(-2) ?? path
    return { id, title: titleOf(id), load }
  })
  .toSorted((a, b) => (a.id < b.id ? -1 : 1))
