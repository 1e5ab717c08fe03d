/** Where the weights of a LoRA are, by the format that its reference was read as. */
export type LoraReference =
  /** The repository must hold exactly one `.safetensors` file. */
  | { readonly kind: 'huggingface'; readonly owner: string; readonly name: string }
  | { readonly kind: 'civitai'; readonly id: string }
  | { readonly kind: 'civitai-download'; readonly url: string }
  /** Without its query string: that is dropped. */
  | { readonly kind: 'safetensors'; readonly url: string; readonly dropped?: string }
  | {
      readonly kind: 'replicate'
      readonly owner: string
      readonly name: string
      readonly version?: string
    }
  | { readonly kind: 'replicate-archive'; readonly url: string }

/** Why a reference does not work. */
export interface LoraProblem {
  /** A stable kebab-case word. */
  readonly code: string
  /** What the model would say or do, and what to write. */
  readonly message: string
  /** What to write instead, where that is clear. */
  readonly instead?: string
}

/** A reference, or why it is none. */
export type LoraReading =
  | { readonly reference: LoraReference; readonly problem?: undefined }
  | { readonly problem: LoraProblem; readonly reference?: undefined }
