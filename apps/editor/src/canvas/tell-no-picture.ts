import { useViewStore } from '../state/view-store.ts'

/** Says of an address that was pasted or dropped what it leads to, such as `a video`, and which address was expected. */
export function tellNoPicture(address: string, what: string): void {
  useViewStore.getState().showToast({
    kind: 'info',
    text: `${shortened(address)} leads to ${what}. The address of a picture itself was expected, or the page of a model at Replicate.`,
    topic: 'unusable',
  })
}

function shortened(address: string): string {
  const { host, pathname } = new URL(address)
  const end = pathname.slice(pathname.lastIndexOf('/'))
  const isLong = pathname.length > 48
  return `${host}${isLong ? `/…${end.slice(0, 48)}` : pathname}`
}
