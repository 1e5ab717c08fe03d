import type { ResultView } from '@weft/client'
import { Columns2, Download, Star, StarOff, Trash2, Undo2, X } from 'lucide-react'
import { downloadArchive } from '../results/download-archive.ts'
import { starResults } from '../results/star-results.ts'
import { putBackResults } from '../results/trash-results.ts'
import { Button } from '../ui/button.tsx'
import { mostCompared } from '../viewer/most-compared.ts'

/** What `SelectionBar` takes. */
export interface SelectionBarProps {
  readonly chosen: readonly ResultView[]
  readonly isTrash: boolean
  readonly onCompare: () => void
  readonly onTrash: () => void
  readonly onClear: () => void
}

/** What can be done with the pictures that are chosen. */
export function SelectionBar({ chosen, isTrash, onCompare, onTrash, onClear }: SelectionBarProps) {
  const areStarred = chosen.every(({ starred }) => starred)
  const canCompare = chosen.length >= 2 && chosen.length <= mostCompared
  return (
    <div role="toolbar" aria-label="Chosen pictures" className="gallery-selection">
      <span className="gallery-chosen">{chosen.length.toLocaleString()} chosen</span>
      {isTrash ? (
        <Button
          variant="outline"
          onClick={() => {
            onClear()
            void putBackResults(chosen)
          }}
        >
          <Undo2 size={13} aria-hidden /> Put back
        </Button>
      ) : (
        <>
          <Button
            variant="outline"
            disabled={!canCompare}
            title={canCompare ? '' : `Choose 2 to ${mostCompared} pictures to compare`}
            onClick={onCompare}
          >
            <Columns2 size={13} aria-hidden /> Compare
          </Button>
          <Button variant="outline" onClick={() => void starResults(chosen, !areStarred)}>
            {areStarred ? <StarOff size={13} aria-hidden /> : <Star size={13} aria-hidden />}
            {areStarred ? 'Take stars off' : 'Star'}
          </Button>
          <Button
            variant="outline"
            title="A zip; every picture carries the workflow that made it"
            onClick={() => void downloadArchive(chosen, 'keep')}
          >
            <Download size={13} aria-hidden /> Download zip
          </Button>
          <Button
            variant="outline"
            title="A zip; nothing in it tells how the pictures were made"
            onClick={() => void downloadArchive(chosen, 'strip')}
          >
            <Download size={13} aria-hidden /> Zip without workflows
          </Button>
          <Button variant="outline" className="ui-button--danger" onClick={onTrash}>
            <Trash2 size={13} aria-hidden /> Delete
          </Button>
        </>
      )}
      <Button onClick={onClear}>
        <X size={13} aria-hidden /> Choose none
      </Button>
    </div>
  )
}
