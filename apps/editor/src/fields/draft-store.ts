import { create } from 'zustand'

/** What was typed into a field but is not a value yet (`1.`, `{ "a":`), by field key. It survives the field's unmount. */
export interface DraftStore {
  readonly drafts: { readonly [fieldKey: string]: string }
  readonly setDraft: (fieldKey: string, text: string | undefined) => void
}

/** Drafts of all fields. */
export const useDraftStore = create<DraftStore>()((set) => ({
  drafts: {},
  setDraft: (fieldKey, text) =>
    set(({ drafts }) => {
      const { [fieldKey]: _, ...rest } = drafts
      return { drafts: text === undefined ? rest : { ...rest, [fieldKey]: text } }
    }),
}))
