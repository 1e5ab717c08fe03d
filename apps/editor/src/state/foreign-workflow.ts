/** How the JSON of other programs is told, by what only they write. */
const marks: readonly (readonly [program: string, marks: readonly RegExp[]])[] = [
  ['ComfyUI', [/"class_type"\s*:/]],
  ['ComfyUI', [/"last_node_id"\s*:/, /"links"\s*:/]],
  ['InvokeAI', [/"type"\s*:\s*"invocation"/, /"edges"\s*:/]],
  ['chaiNNer', [/"schemaId"\s*:\s*"chainner:/]],
]

/** The program whose workflow a text is, when it is one that Weft knows and cannot open; else nothing. */
export function foreignWorkflow(text: string): string | undefined {
  if (!text.trimStart().startsWith('{')) return undefined
  return marks.find(([, all]) => all.every((mark) => mark.test(text)))?.[0]
}
