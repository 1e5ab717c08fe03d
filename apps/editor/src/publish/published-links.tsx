import { Code, ExternalLink, History } from 'lucide-react'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'

const link = 'flex items-center gap-1.5 rounded-sm text-accent underline-offset-2 hover:underline'

/** Where a published workflow is found: its interface, its form for people, code that calls it, its versions. */
export function PublishedLinks({ slug }: { readonly slug: string }) {
  const openDialog = useViewStore((state) => state.openDialog)
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button variant="outline" onClick={() => openDialog('calls')}>
        <Code size={13} aria-hidden />
        Code
      </Button>
      <Button variant="outline" onClick={() => openDialog('history')}>
        <History size={13} aria-hidden />
        History
      </Button>
      <a className={link} href={`/app/${slug}`} target="_blank" rel="noreferrer">
        Form for people
        <ExternalLink size={12} aria-hidden />
      </a>
      <a className={link} href={`/api/workflows/${slug}/docs`} target="_blank" rel="noreferrer">
        Documentation
        <ExternalLink size={12} aria-hidden />
      </a>
      <a className={link} href={`/api/workflows/${slug}/openapi.json`} target="_blank" rel="noreferrer">
        OpenAPI
        <ExternalLink size={12} aria-hidden />
      </a>
    </div>
  )
}
