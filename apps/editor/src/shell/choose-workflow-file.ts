import { importFile, tellFailure } from '../state/actions.ts'

/** Asks for a file and opens the workflow in it. */
export function chooseWorkflowFile(): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.json,.weft,application/json'
  input.multiple = true
  input.addEventListener('change', () => {
    for (const file of input.files ?? [])
      importFile(file).catch((error: unknown) => tellFailure(`open ${file.name}`, error))
  })
  input.click()
}
