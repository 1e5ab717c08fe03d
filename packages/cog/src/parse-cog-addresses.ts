/**
 * Reads `WEFT_COG_ADDRESSES`: addresses with commas between, each optionally followed by `=` and how many predictions
 * it runs at a time (1 when missing). Undefined when one of them is no address of scheme, host and port alone.
 */
export function parseCogAddresses(text: string): ReadonlyMap<string, number> | undefined {
  const addresses = new Map<string, number>()
  for (const entry of text.split(',').map((part) => part.trim())) {
    if (entry === '') continue
    const [, address = '', count = '1'] =
      /^(https?:\/\/[^\s=/?#@]+)\/?(?:=([1-9]\d{0,3}))?$/i.exec(entry) ?? []
    if (!URL.canParse(address)) return undefined
    addresses.set(new URL(address).origin, Number(count))
  }
  return addresses
}
