/**
 * The key in the schema of a published workflow's field that says which kind of port it is, where JSON Schema has no
 * word for it: `mask` (of a picture that a workflow gives) or `loras`.
 */
export const kindMark = 'x-weft-kind'
