/** Puts parameters into a path template such as `/api/runs/:id`, each percent-encoded. Throws when one is missing. */
export function fillPath(template: string, params: { readonly [name: string]: string }): string {
  return template.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined || value === '') throw new TypeError(`The path ${template} needs \`${name}\`.`)
    return encodeURIComponent(value)
  })
}
