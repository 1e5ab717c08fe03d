import { render } from 'preact'
import { readAddress } from './address/read-address.ts'
import { createApi } from './api/create-api.ts'
import { createTokens } from './api/create-tokens.ts'
import { safeStorage } from './history/safe-storage.ts'
import { followTheme } from './page/follow-theme.ts'
import { FormPage } from './page/form-page.tsx'
import './styles.css'

/** Draws the form that the address names into an element of the page. */
export function boot(place: HTMLElement): void {
  followTheme()
  const address = readAddress(new URL(location.href))
  const storage = safeStorage(() => localStorage)
  const tokens = createTokens(address.token, storage)
  const api = createApi(location.origin, tokens)
  document.documentElement.classList.toggle('is-embedded', address.isEmbedded)
  render(<FormPage address={address} api={api} storage={storage} />, place)
  addEventListener('hashchange', () => location.reload())
}
