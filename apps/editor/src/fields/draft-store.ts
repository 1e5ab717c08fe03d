import { create } from 'zustand'

/** What was typed into a field but is not a value yet (`1.`, `{ "a":`), by field key. It survives the field's unmount. */
export interface DraftStore {
  readonly drafts: { readonly [fieldKey: string]: string }
  readonly setDraft: (fieldKey: string, text: string | undefined) => void
  /** Forgets what was typed into a field and into the entries of its list. */
  readonly dropDrafts: (fieldKey: string) => void
}

/** Drafts of all fields. */
export const useDraftStore = create<DraftStore>()((set) => ({
  drafts: {},
  setDraft: (fieldKey, text) =>
    set(({ drafts }) => {
      const { [fieldKey]: _, ...rest } = drafts
      return { drafts: text === undefined ? rest : { ...rest, [fieldKey]: text } }
    }),
  dropDrafts: (fieldKey) =>
    set(({ drafts }) => ({
      drafts: Object.fromEntries(
        Object.entries(drafts).filter(([key]) => key !== fieldKey && !key.startsWith(`${fieldKey}.`)),
      ),
    })),
}))
