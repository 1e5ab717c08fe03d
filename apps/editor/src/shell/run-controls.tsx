import { estimateWords } from '@weft/client'
import { ChevronDown, Play, Square } from 'lucide-react'
import { useState } from 'react'
import { allCommands } from '../commands/all-commands.ts'
import { keysOf } from '../commands/keys-of.ts'
import { runCommand } from '../commands/run-command.ts'
import { useKeysOf } from '../commands/use-keys-of.ts'
import { cancelRun, startRun } from '../state/actions.ts'
import { hasEnded } from '../state/has-ended.ts'
import { usePlanStore } from '../state/plan-store.ts'
import { useRunStore } from '../state/run-store.ts'
import { useInTitles } from '../state/use-in-titles.ts'
import { Button } from '../ui/button.tsx'
import type { MenuEntry } from '../ui/menu-entry.ts'
import { popMenuPart } from '../ui/pop-menu-part.ts'
import { ShowPart } from '../ui/show-part.tsx'

/** Commands of the menu beside Run, those that are there, in order; an empty one is a line. */
const shown = [
  'run.times',
  'run.again',
  '',
  'run.to-here',
  'run.from-here',
  '',
  'run.queue',
  'run.cancel',
  'run.cancel-all',
]

/** The entries of the menu beside Run. */
function runEntries(): readonly MenuEntry[] {
  return shown.flatMap((id, index): readonly MenuEntry[] => {
    if (id === '') return [{ id: `line-${index}`, separator: true }]
    const command = allCommands.find((candidate) => candidate.id === id)
    if (command === undefined) return []
    const [keys] = keysOf(command)
    return [
      {
        id,
        title: command.title,
        disabled: command.enabled?.() === false,
        run: () => runCommand(command),
        ...(keys === undefined ? {} : { keys }),
      },
    ]
  })
}

/** What a run would call, in words. */
function describePlan(calls: number, steps: number, kept: number): string {
  if (calls === 0) return steps === 1 ? '1 step, no call' : `${steps} steps, no call`
  const all = calls === 1 ? '1 call' : `${calls} calls`
  return kept === 0 ? all : `${all}, ${kept === calls ? 'all' : kept} kept from before`
}

/** What Run would do, Run with its other ways, and Cancel while something runs. Runs can be queued behind each other. */
export function RunControls() {
  const { isPending, isValid, obstacle, calls, steps, kept = 0, estimate } = usePlanStore()
  const running = useRunStore((state) => state.runs.filter((run) => !hasEnded(run)).length)
  const words = useInTitles(obstacle ?? '')
  const keys = useKeysOf('run.start')
  const [at, setAt] = useState<{ readonly x: number; readonly y: number }>()
  return (
    <div className="flex shrink-0 items-center gap-2">
      <span className="hidden text-xs text-dim md:inline" data-testid="plan-summary" title={words}>
        {isPending ? '' : isValid ? describePlan(calls, steps, kept) : 'Not ready to run'}
        {isValid && estimate && estimate.calls > 0 && (
          <span title={estimate.note} data-testid="plan-estimate">
            {' · '}
            {estimateWords(estimate)}
          </span>
        )}
      </span>
      {running > 0 && (
        <Button
          variant="outline"
          title={running > 1 ? `Cancel the newest of ${running} runs` : 'Cancel the run'}
          onClick={() => void cancelRun()}
        >
          <Square size={11} fill="currentColor" aria-hidden />
          <span className="max-[480px]:sr-only">Cancel</span>
          {running > 1 && ` 1 of ${running}`}
        </Button>
      )}
      <div className="flex shrink-0">
        <Button
          variant="primary"
          className="rounded-r-none!"
          title={keys === undefined ? 'Run' : `Run (${keys})`}
          onClick={() => void startRun()}
        >
          <Play size={12} fill="currentColor" aria-hidden />
          Run
        </Button>
        <Button
          variant="primary"
          aria-label="Other ways to run, and the queue"
          title="Other ways to run, and the queue"
          aria-haspopup="menu"
          aria-expanded={at !== undefined}
          className="w-6 rounded-l-none! border-l-[color-mix(in_srgb,var(--accent-text)_30%,transparent)]! px-0!"
          onClick={(event) => {
            const box = event.currentTarget.getBoundingClientRect()
            setAt({ x: box.right - 240, y: box.bottom + 4 })
          }}
        >
          <ChevronDown size={13} aria-hidden />
        </Button>
      </div>
      {at !== undefined && (
        <ShowPart
          part={popMenuPart}
          props={{ label: 'Ways to run', at, entries: runEntries(), onClose: () => setAt(undefined) }}
        />
      )}
    </div>
  )
}
