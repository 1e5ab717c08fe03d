import { useEffect } from 'preact/hooks'
import type { FormAddress } from '../address/read-address.ts'
import type { Api } from '../api/create-api.ts'
import type { PageStorage } from '../history/safe-storage.ts'
import { Form } from './form.tsx'
import { MessagePage } from './message-page.tsx'
import { TokenPage } from './token-page.tsx'
import { useInterface } from './use-interface.ts'

/** What `FormPage` takes. */
export interface FormPageProps {
  readonly address: FormAddress
  readonly api: Api
  readonly storage: PageStorage
}

/** The form of a published workflow, or why there is none. */
export function FormPage({ address, api, storage }: FormPageProps) {
  const { state, reload } = useInterface(api, address.slug)
  const title = state.kind === 'ready' ? state.form.name || state.form.slug : 'Weft'
  useEffect(() => {
    document.title = title
  }, [title])
  switch (state.kind) {
    case 'loading':
      return <main class="message" aria-busy="true" />
    case 'ready':
      return <Form key={state.form.version} address={address} api={api} storage={storage} form={state.form} />
    case 'unknown':
      return (
        <MessagePage title="There is no form here">
          Nothing is published at <code>/app/{address.slug}</code>. Check the address, or ask who gave it to
          you.
        </MessagePage>
      )
    case 'unpublished':
      return (
        <MessagePage title="This form is closed">
          The workflow <code>{address.slug}</code> is not published at the moment. Ask who gave you the
          address; once it is published, the form is here again.
        </MessagePage>
      )
    case 'locked':
      return <TokenPage words={state.words} tokens={api.tokens} again={reload} />
    case 'broken':
      return (
        <MessagePage title="The form cannot be shown" again={reload}>
          {state.words}
        </MessagePage>
      )
  }
}
