/** A model as a document or a person names it. */
export interface ModelReference {
  /** The account; `weft` for a published workflow. */
  readonly owner: string
  readonly name: string
  /** 64 hex digits on Replicate, or the first few of them; the version of a published workflow. */
  readonly version?: string
  /**
   * Missing: a model by its name. `deployment`: a deployment of Replicate's, owner and name being its own. `cog`: a
   * container of one's own, its owner being `cog` and its name its address, such as `http://127.0.0.1:5000`.
   */
  readonly form?: 'deployment' | 'cog'
}

const part = /^[A-Za-z0-9][A-Za-z0-9._-]*$/
const expected =
  'Expected owner/name, owner/name:version, https://replicate.com/owner/name, deployments/owner/name or cog:http://host:port'

/**
 * Reads a model reference: `owner/name`, `owner/name:version` (also a short version, and with spaces round the slash
 * as Replicate's pages print it), the address of any page of a model on replicate.com, such as
 * `https://replicate.com/owner/name[/versions/<id>[/api]]`, or of the model in Replicate's API, `weft/<slug>:<version>`,
 * `deployments/owner/name` (also as an address of replicate.com), `cog:http://host:port` (a model's container).
 * Gives a sentence under `issue` when it is none of these.
 */
export function parseModelReference(text: string): ModelReference | { readonly issue: string } {
  const trimmed = text.trim().replace(/\s*\/\s*/g, '/')
  if (trimmed === '') return { issue: `No model is named. ${expected}.` }
  const refuse = { issue: `${expected}, found ${JSON.stringify(shorten(trimmed))}.` }
  if (/^cog:/i.test(trimmed)) return parseCogAddress(trimmed.slice(4)) ?? refuse
  const page =
    /^(?:https?:\/\/)?(?:www\.)?replicate\.com\/(.*)$/i.exec(trimmed) ??
    /^(?:https?:\/\/)?api\.replicate\.com\/v1\/(?:models\/)?(.*)$/i.exec(trimmed)
  if (page === null && trimmed.includes('://')) return refuse
  const bare = page === null ? trimmed : (page[1] ?? '').replace(/[?#].*$/s, '').replace(/\/+$/, '')
  if (/^deployments\//i.test(bare)) return parseDeployment(bare) ?? refuse
  const [owner = '', last = '', keyword, id] = bare.split('/')
  if (page === null && keyword !== undefined) return refuse
  const colon = last.indexOf(':')
  const name = colon < 0 ? last : last.slice(0, colon)
  if (!part.test(owner) || !part.test(name)) return refuse
  const written = keyword === 'versions' ? id : colon < 0 ? undefined : last.slice(colon + 1)
  const version = owner === 'weft' ? written : written?.toLowerCase()
  if (keyword === 'versions' && id === undefined) return { owner, name }
  if (version === undefined) return { owner, name }
  if (owner === 'weft' ? !part.test(version) : !/^[0-9a-f]{1,64}$/.test(version)) {
    return {
      issue: `The version of ${owner}/${name} should be up to 64 hex digits, found ${JSON.stringify(shorten(version))}.`,
    }
  }
  return { owner, name, version }
}

/** `deployments/owner/name`, and nothing after it. */
function parseDeployment(bare: string): ModelReference | undefined {
  const [, owner = '', name = '', ...more] = bare.split('/')
  if (!part.test(owner) || !part.test(name) || more.length > 0) return undefined
  return { owner, name, form: 'deployment' }
}

/** An address of scheme, host and port alone: a path or a user name would let a document call anything on the host. */
function parseCogAddress(text: string): ModelReference | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined
  const { origin, pathname, search, hash, username, password } = new URL(text)
  const isBare = pathname === '/' && search + hash + username + password === ''
  return isBare ? { owner: 'cog', name: origin, form: 'cog' } : undefined
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
