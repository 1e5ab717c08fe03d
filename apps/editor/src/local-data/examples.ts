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

/** Their names, which alone come with the first load. */
const names = import.meta.glob<string>('../../../../examples/*/workflow.json', {
  import: 'name',
  eager: true,
})

/** Every workflow that comes with Weft, in the order of their folders. */
export const examples: readonly Example[] = Object.entries(files)
  .map(([path, load]) => {
    const id = path.split('/').at(-2) ?? path
    return { id, title: names[path] ?? id, load }
  })
  .toSorted((a, b) => (a.id < b.id ? -1 : 1))
