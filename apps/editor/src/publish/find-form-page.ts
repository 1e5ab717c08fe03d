/** The address of the form by which people run a published workflow; null when this server has none. */
export async function findFormPage(slug: string): Promise<string | null> {
  const address = `/app/${encodeURIComponent(slug)}`
  const response = await fetch(address, { method: 'HEAD' })
  return response.ok ? address : null
}
