/** What a list of examples shows beside the title. */
export interface ExampleDetails {
  readonly description: string
  /** The address of a picture that the simulator made of it. */
  readonly preview?: string
}

/** The descriptions of the documents of the `examples` folder. */
const descriptions = import.meta.glob<string>('../../../../examples/*/workflow.json', {
  import: 'description',
  eager: true,
})

/** Their results, made by `scripts/make-previews.ts`. */
const previews = import.meta.glob<string>('../../../../examples/*/preview.webp', {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
})

/** The details of an example by its folder's name. Import this where it is shown only: it is no part of the first load. */
export function exampleDetails(id: string): ExampleDetails {
  const folder = `../../../../examples/${id}`
  const preview = previews[`${folder}/preview.webp`]
  return {
    description: descriptions[`${folder}/workflow.json`] ?? '',
    ...(preview === undefined ? {} : { preview }),
  }
}
