import { EngineWords } from '../fields/engine-words.tsx'
import { statusWords } from '../node-views/status-words.ts'
import { useNodeRun } from '../state/run-store.ts'
import { joinClasses } from '../ui/join-classes.ts'

/** Why the node failed, waits or was skipped: on its card it cannot be read from far. Nothing when there is nothing to say. */
export function NodeRunNote({ nodeId }: { readonly nodeId: string }) {
  const words = statusWords(useNodeRun(nodeId), 0)
  if (words?.detail === undefined) return null
  return (
    <p
      className={joinClasses('text-sm wrap-anywhere', words.tone === 'bad' ? 'text-danger' : 'text-dim')}
      data-testid="node-run-note"
    >
      {words.text}: <EngineWords message={words.detail} />
    </p>
  )
}
