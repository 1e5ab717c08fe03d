import { ArrowLeftRight, Columns2, SquareSplitHorizontal, X } from 'lucide-react'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { useMadeWith } from '../results/use-made-with.ts'
import { type LightboxImage, useViewStore } from '../state/view-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Screen } from '../ui/screen.tsx'
import { ComparePane } from './compare-pane.tsx'
import { CompareSlider } from './compare-slider.tsx'
import { compareParameters } from './differing-parameters.ts'
import { ParameterTable } from './parameter-table.tsx'
import { type PictureView, type PixelSize, wholePicture } from './picture-view.ts'
import { viewOfKey } from './view-of-key.ts'
import { ZoomControls } from './zoom-controls.tsx'
import './viewer.css'

/** Two to six pictures compared: two by a line to move, or side by side, looked at alike, with what differs. */
export function CompareScreen({ pictures }: { readonly pictures: readonly LightboxImage[] }) {
  const { compare } = useViewStore.getState()
  const [isSwapped, setSwapped] = useState(false)
  const [isSlider, setSlider] = useState(pictures.length === 2)
  const [view, setView] = useState<PictureView>(wholePicture)
  const [size, setSize] = useState<PixelSize>({ width: 1, height: 1 })
  const shown = isSwapped ? pictures.toReversed() : pictures
  const made = useMadeWith(pictures.map((picture) => ({ shown: picture, resultId: picture.result?.id })))
  const parameters = useMemo(() => {
    const known = made.map((one) => one.data?.parameters ?? [])
    return compareParameters(isSwapped ? known.toReversed() : known)
  }, [made, isSwapped])
  const close = (): void => compare(undefined)
  const [first, second] = shown
  if (first === undefined || second === undefined) return null
  const staged = { picture: first.image, stage: size }
  const onKey = (event: KeyboardEvent<HTMLElement>): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    const isControl = event.target instanceof HTMLElement && event.target.closest('button, a') !== null
    if (event.key === ' ' && isControl) return false
    const arrow = event.key.startsWith('Arrow') ? { key: event.key, shiftKey: true } : event
    const next = viewOfKey(arrow, view, staged)
    if (next !== undefined) setView(next)
    else if (event.key === 'x') setSwapped(!isSwapped)
    else if (event.key === 'm' && pictures.length === 2) setSlider(!isSlider)
    else return false
    return true
  }
  return (
    <Screen title={`Compare ${pictures.length} pictures`} className="viewer" onClose={close} onKey={onKey}>
      <header className="viewer-head">
        <h2 className="viewer-title">Compare {pictures.length} pictures</h2>
        <span className="viewer-gap" />
        <ZoomControls view={view} staged={staged} onView={setView} />
        {pictures.length === 2 && (
          <fieldset aria-label="How they are compared" className="viewer-acts">
            <IconButton
              label="With a line between them"
              keys="M"
              aria-pressed={isSlider}
              onClick={() => setSlider(true)}
            >
              <SquareSplitHorizontal size={15} aria-hidden />
            </IconButton>
            <IconButton
              label="Side by side"
              keys="M"
              aria-pressed={!isSlider}
              onClick={() => setSlider(false)}
            >
              <Columns2 size={15} aria-hidden />
            </IconButton>
            <IconButton label="Swap" keys="X" onClick={() => setSwapped(!isSwapped)}>
              <ArrowLeftRight size={15} aria-hidden />
            </IconButton>
          </fieldset>
        )}
        <IconButton label="Close" keys="Esc" onClick={close}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      <div className="compare-body">
        {isSlider ? (
          <CompareSlider left={first} right={second} view={view} onView={setView} onSize={setSize} />
        ) : (
          <div className="compare-panes" data-count={shown.length}>
            {shown.map((picture, index) => (
              <ComparePane
                key={picture.result?.id ?? picture.image.asset}
                shown={picture}
                index={index}
                view={view}
                onView={setView}
                onSize={setSize}
              />
            ))}
          </div>
        )}
      </div>
      <ParameterTable
        parameters={parameters}
        pictures={shown}
        isLoading={made.some(({ isPending }) => isPending)}
      />
    </Screen>
  )
}
