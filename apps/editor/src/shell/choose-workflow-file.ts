import { importWorkflow } from '../state/actions.ts'

/** Asks for a file and opens the workflow in it. */
export function chooseWorkflowFile(): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.json,application/json'
  input.multiple = true
  input.addEventListener('change', () => {
    for (const file of input.files ?? []) void file.text().then((text) => importWorkflow(text, file.name))
  })
  input.click()
}
