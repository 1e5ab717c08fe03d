/** What a call can name. */
export type ModelReference =
  | { readonly kind: 'version'; readonly owner: string; readonly name: string; readonly version: string }
  /** No version: an official model when it is called, any model's latest version when it is looked up. */
  | { readonly kind: 'model'; readonly owner: string; readonly name: string }
  | { readonly kind: 'deployment'; readonly owner: string; readonly name: string }
