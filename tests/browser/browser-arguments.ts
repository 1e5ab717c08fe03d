/** What keeps a headless Chromium quiet, small and off the network. */
export const browserArguments: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Each new window would load two pages of the browser's own for its address bar, which cost more than the editor.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup',
  // A camera that shows a moving test picture, and may be used.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
]
