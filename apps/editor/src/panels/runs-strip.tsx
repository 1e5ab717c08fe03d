import { ChevronDown, ChevronUp, Images } from 'lucide-react'
import { useRunStore } from '../state/run-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { joinClasses } from '../ui/join-classes.ts'
import { RunCard } from './run-card.tsx'

/** Runs and results of the document, newest first. Not there until there is one. */
export function RunsStrip() {
  const runs = useRunStore((state) => state.runs)
  const isOpen = useViewStore((state) => state.panels.runs)
  const setPanel = useViewStore((state) => state.setPanel)
  if (runs.length === 0) return null
  return (
    <section
      data-region="runs"
      aria-label="Runs and results"
      className={joinClasses(
        'flex shrink-0 border-t bg-surface max-[900px]:flex-col',
        isOpen && 'h-19 max-[900px]:h-26',
      )}
    >
      <div className={joinClasses('flex shrink-0', isOpen && 'flex-col max-[900px]:flex-row')}>
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setPanel('runs', !isOpen)}
          className={joinClasses(
            'flex h-7 shrink-0 items-center gap-1.5 px-3 text-xs text-dim hover:text-text',
            isOpen ? 'mt-1 max-[900px]:mt-0' : 'flex-1',
          )}
        >
          {isOpen ? <ChevronDown size={13} aria-hidden /> : <ChevronUp size={13} aria-hidden />}
          Runs and results ({runs.length})
        </button>
        <button
          type="button"
          onClick={() => useViewStore.getState().openGallery()}
          className="flex h-7 shrink-0 items-center gap-1.5 px-3 text-xs text-dim hover:text-text"
        >
          <Images size={13} aria-hidden />
          Gallery
        </button>
      </div>
      {isOpen && (
        <ul className="flex min-w-0 flex-1 gap-3 overflow-x-auto px-3 py-2 max-[900px]:pt-0">
          {runs.map((run) => (
            <RunCard key={run.id} run={run} />
          ))}
        </ul>
      )}
    </section>
  )
}
