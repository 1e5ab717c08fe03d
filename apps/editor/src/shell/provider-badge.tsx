import { useRunStore } from '../state/run-store.ts'
import { useProviders } from '../state/use-providers.ts'
import { useViewStore } from '../state/view-store.ts'
import { joinClasses } from '../ui/join-classes.ts'

/** States of Replicate that somebody has to know of, in two words. */
const troubles: Readonly<Record<string, string>> = {
  refused: 'Token refused',
  'low-credit': 'Low credit',
  throttled: 'Slowed down',
  unreachable: 'Replicate away',
}

/** Says that pictures are simulated, or what is wrong with Replicate; opens the place where that is mended. */
export function ProviderBadge() {
  const openDialog = useViewStore((state) => state.openDialog)
  const isLastSimulated = useRunStore((state) => state.run?.simulated === true)
  const providers = useProviders()
  const replicate = providers.find(({ id }) => id === 'replicate')
  const isSimulated = providers.some(({ id, inUse }) => id === 'simulator' && inUse)
  const trouble = replicate === undefined || !replicate.inUse ? undefined : troubles[replicate.state]
  if (trouble === undefined && !isSimulated && !isLastSimulated) return null
  const words =
    trouble === undefined
      ? `Pictures are drawn by the built-in simulator: no account, no cost. ${replicate?.message ?? ''}`
      : (replicate?.message ?? '')
  return (
    <button
      type="button"
      title={words.trim()}
      onClick={() => openDialog('provider')}
      className={joinClasses(
        'hidden shrink-0 rounded-sm border border-line-strong px-1.5 py-px text-xs hover:bg-surface-3 sm:inline',
        trouble === undefined ? 'text-dim' : 'text-danger',
      )}
    >
      {trouble ?? 'Simulated'}
    </button>
  )
}
