/** Gives a function that takes the token out of a text. Servers and libraries quote what they were sent. */
export function redactToken(token: string): (text: string) => string {
  return (text) => (token === '' ? text : text.replaceAll(token, '[token]'))
}
