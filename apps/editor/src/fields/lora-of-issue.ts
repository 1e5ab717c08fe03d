/** The place in its stack of the LoRA that an issue is about, from the issue's path; nothing when it is about the stack. */
export function loraOfIssue(issue: { readonly path: string }): number | undefined {
  const [, index] = /\/loras\/(\d+)(?:\/|$)/.exec(issue.path) ?? []
  return index === undefined ? undefined : Number(index)
}
