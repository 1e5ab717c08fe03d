import { useState } from 'preact/hooks'
import type { Tokens } from '../api/create-tokens.ts'

/** What `TokenPage` takes. */
export interface TokenPageProps {
  /** What the server said. */
  readonly words: string
  readonly tokens: Tokens
  readonly again: () => void
}

/** Asks for the access token that the server wants. */
export function TokenPage({ words, tokens, again }: TokenPageProps) {
  const [token, setToken] = useState('')
  const hadOne = tokens.current() !== undefined
  return (
    <main class="message">
      <h1>{hadOne ? 'This access token is not enough' : 'An access token is needed'}</h1>
      <p>
        {hadOne
          ? words
          : 'This server answers to those who have an access token. A link that was shared with you may hold one already; else ask who gave you the address.'}
      </p>
      <form
        class="token"
        onSubmit={(event) => {
          event.preventDefault()
          if (token.trim() === '') return
          tokens.keep(token.trim())
          again()
        }}
      >
        <label for="token">Access token</label>
        <input
          id="token"
          class="input"
          type="password"
          autocomplete="off"
          value={token}
          onInput={(event) => setToken(event.currentTarget.value)}
        />
        <p class="field-about">It is kept in this browser, and sent to this server only.</p>
        <button type="submit" class="button button--primary">
          Continue
        </button>
      </form>
    </main>
  )
}
