/** What a request asks to be run. `owner/name` without a version is for official models only. */
export type PredictionTarget =
  | { readonly kind: 'version'; readonly version: string }
  | {
      readonly kind: 'model-version'
      readonly owner: string
      readonly name: string
      readonly version: string
    }
  | { readonly kind: 'official'; readonly owner: string; readonly name: string }
  | { readonly kind: 'deployment'; readonly owner: string; readonly name: string }
