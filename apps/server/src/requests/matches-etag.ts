/**
 * Answers whether a list of entity tags, as in `If-Match` or `If-None-Match`, names this one; `*` names any.
 * `weak` compares without the `W/` prefix, as `If-None-Match` asks; `If-Match` compares strongly (RFC 9110).
 */
export function matchesEtag(list: string, etag: string, weak: boolean): boolean {
  return list.split(',').some((item) => {
    const tag = item.trim()
    return tag === '*' || (weak ? tag.replace(/^W\//, '') : tag) === etag
  })
}
