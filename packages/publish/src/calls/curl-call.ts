import { type CallSite, documentFile, tokenVariable } from './call-site.ts'

/** Code for a shell with `curl`. */
export function curlCall({ server, needsToken, slug, inputs }: CallSite): string {
  const path = slug === undefined ? '/api/runs' : `/api/workflows/${slug}/runs`
  const token = needsToken ? ` \\\n  -H "Authorization: Bearer $${tokenVariable}"` : ''
  const headers = `-H 'Content-Type: application/json' -H 'Prefer: wait=60'${token}`
  const text = JSON.stringify(inputs, null, 2)
  if (slug !== undefined)
    return `curl --fail-with-body -s ${server}${path} \\\n  ${headers} \\\n  --data-binary ${quoted(`{ "inputs": ${text} }`)}\n`
  return `{ printf '%s' ${quoted(`{ "inputs": ${text}, "workflow": `)}; cat ${documentFile}; printf '}'; } |
  curl --fail-with-body -s ${server}${path} \\\n  ${headers} \\\n  --data-binary @-\n`
}

/** A text as one word of a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
