import { useViewStore } from '../view-store.ts'

/** Hands a file out under the name of a workflow, as every file system takes it; `extension` is without a dot. */
export function offerFile(content: Blob, workflowName: string, extension: string): void {
  const slug = workflowName
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = `${slug === '' ? 'workflow' : slug}.${extension}`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
  useViewStore.getState().announce(`Exported ${link.download}.`)
}
