/** JSON in which what XML and UTF-8 cannot hold is written as escapes: half characters, and the ends of Unicode's plane. */
export function safeJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\ufffe\uffff\u007f-\u009f\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
