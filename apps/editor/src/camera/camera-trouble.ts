/** Why a camera gives nothing, and what would help. */
export function cameraTrouble(error: unknown): string {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError')
    return 'The browser does not let this page use the camera. Allow it beside the address of the page, then try again.'
  if (name === 'NotFoundError' || name === 'OverconstrainedError')
    return 'There is no camera here. Plug one in, then try again, or drop a picture instead.'
  if (name === 'NotReadableError') return 'The camera is used by another program. Close that, then try again.'
  return `The camera gives no picture: ${error instanceof Error ? error.message : String(error)}`
}
