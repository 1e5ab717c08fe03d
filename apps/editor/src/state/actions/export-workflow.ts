import { serializeWorkflow } from '@weft/workflow'
import { useDocumentStore } from '../document-store.ts'
import { useViewStore } from '../view-store.ts'

/** A name that every file system takes. */
function fileName(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
  return `${slug === '' ? 'workflow' : slug}.json`
}

/** Hands the document on the canvas out as a file: the same bytes that the server and the command line run. */
export function exportWorkflow(): void {
  const { document } = useDocumentStore.getState()
  const url = URL.createObjectURL(new Blob([serializeWorkflow(document)], { type: 'application/json' }))
  const link = globalThis.document.createElement('a')
  link.href = url
  link.download = fileName(document.name)
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
  useViewStore.getState().announce(`Exported ${link.download}.`)
}
