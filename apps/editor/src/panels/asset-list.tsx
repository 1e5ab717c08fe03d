import { useQuery } from '@tanstack/react-query'
import { Images, Upload } from 'lucide-react'
import { assetUrl } from '../api/weft-client.ts'
import { freePlaceOnCanvas } from '../canvas/free-place-on-canvas.ts'
import { placePicture } from '../canvas/place-picture.ts'
import { imageDragType, takeFiles } from '../canvas/take-in.ts'
import { database } from '../local-data/database.ts'
import { canvasCenter } from '../state/actions.ts'
import { keptPictures } from '../state/kept-pictures.ts'
import { useRunStore } from '../state/run-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'

/** Asks for pictures and puts each on the canvas. */
function choosePictures(): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = 'image/*'
  input.multiple = true
  input.addEventListener('change', () => void takeFiles([...(input.files ?? [])], canvasCenter()))
  input.click()
}

/** The pictures of the newest runs: pressed one is added as a node, dragged it lands where it is dropped. */
export function AssetList() {
  const ended = useRunStore((state) => state.runs.filter((run) => run.endedAt !== undefined).length)
  const pictures = useQuery({
    queryKey: ['kept-pictures', ended],
    queryFn: () => keptPictures(database),
    networkMode: 'always',
    staleTime: 0,
    placeholderData: (before) => before,
  })
  const found = pictures.data ?? []
  return (
    <div className="flex flex-col gap-3">
      <Button variant="outline" onClick={choosePictures}>
        <Upload size={13} aria-hidden />
        Add pictures…
      </Button>
      <Button variant="outline" onClick={() => useViewStore.getState().openGallery()}>
        <Images size={13} aria-hidden />
        Open the gallery
      </Button>
      {pictures.isSuccess && found.length === 0 && (
        <p className="px-2 text-sm text-dim">
          Pictures that you bring in or make appear here, to be dragged onto the canvas.
        </p>
      )}
      <ul aria-label="Pictures" className="grid grid-cols-2 gap-1.5">
        {found.map(({ image }, index) => (
          <li key={image.asset}>
            <button
              type="button"
              draggable
              aria-label={`Add picture ${index + 1}, ${image.width} by ${image.height}`}
              title={`${image.width} × ${image.height}`}
              onDragStart={(event) => {
                event.dataTransfer.setData(imageDragType, image.asset)
                event.dataTransfer.effectAllowed = 'copy'
              }}
              onClick={() => placePicture(image.asset, freePlaceOnCanvas(canvasCenter()))}
              className="block aspect-square w-full overflow-hidden rounded-sm bg-surface-2"
            >
              <img
                src={assetUrl(image.asset, 256)}
                alt=""
                draggable={false}
                loading="lazy"
                className="size-full object-cover"
              />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
