import type { ResultView } from '@weft/client'
import { Clipboard, Dices, Images, LayoutTemplate, ListRestart, SquarePlus } from 'lucide-react'
import { putOnCanvas } from '../results/put-on-canvas.ts'
import { reasonOf } from '../results/reason-of.ts'
import { restorePicture } from '../results/restore-picture.ts'
import { takeParameters } from '../results/take-parameters.ts'
import { useMadeWith } from '../results/use-made-with.ts'
import { type LightboxImage, useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { copyText } from './copy-text.ts'
import { ParameterList } from './parameter-list.tsx'

/** What `PictureDetails` takes. */
export interface PictureDetailsProps {
  readonly shown: LightboxImage
  /** The picture as the server lists it. */
  readonly result: ResultView | undefined
}

/** How a picture was made, in full, and the ways back: its graph, its parameters, its seed, itself. */
export function PictureDetails({ shown, result }: PictureDetailsProps) {
  const [made] = useMadeWith([{ shown, resultId: result?.id }])
  const { image, runId, nodeId } = shown
  const parameters = made?.data?.parameters ?? []
  const wish = { shown, resultId: result?.id }
  const hasSeed = result?.seed !== undefined || parameters.some(({ name }) => name === 'seed')
  return (
    <section aria-label="How it was made" className="details">
      {shown.simulated && (
        <p className="details-simulated">
          Simulated: this computer drew it in place of the model. It obeys the parameters, and cost nothing.
        </p>
      )}
      <dl className="details-facts">
        <Fact title="Size" value={`${image.width} × ${image.height}, ${kindOf(image.mediaType)}`} />
        <Fact title="Model" value={result?.model} />
        <Fact title="Version" value={result?.modelVersion?.slice(0, 12)} />
        <Fact title="Workflow" value={result?.workflowName} />
        <Fact title="Made" value={result && new Date(result.createdAt).toLocaleString()} />
      </dl>
      {runId !== undefined && nodeId !== undefined && (
        <div className="details-ways">
          <Button variant="outline" onClick={() => void restorePicture(shown, result?.id)}>
            <LayoutTemplate size={13} aria-hidden /> Open the workflow that made it
          </Button>
          <Button variant="outline" onClick={() => void takeParameters(wish)}>
            <ListRestart size={13} aria-hidden /> Take its parameters
          </Button>
          {hasSeed && (
            <Button variant="outline" onClick={() => void takeParameters({ ...wish, seedOnly: true })}>
              <Dices size={13} aria-hidden /> Use its seed
            </Button>
          )}
          <Button variant="outline" onClick={() => putOnCanvas(image.asset)}>
            <SquarePlus size={13} aria-hidden /> Put on the canvas
          </Button>
          <Button
            variant="outline"
            onClick={() => {
              const { closeLightbox, openGallery } = useViewStore.getState()
              closeLightbox()
              openGallery({ runId })
            }}
          >
            <Images size={13} aria-hidden /> All pictures of its run
          </Button>
        </div>
      )}
      <div className="details-head">
        <h3>Parameters</h3>
        {parameters.length > 0 && (
          <Button
            onClick={() =>
              void copyText(
                JSON.stringify(
                  Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
                  undefined,
                  2,
                ),
                'All parameters',
              )
            }
          >
            <Clipboard size={12} aria-hidden /> Copy all
          </Button>
        )}
      </div>
      {made?.isError && (
        <p role="alert" className="details-trouble">
          How it was made could not be read. {reasonOf(made.error)}
        </p>
      )}
      {made?.isSuccess && parameters.length === 0 && (
        <p className="details-none">Nothing is known of how it was made.</p>
      )}
      <ParameterList parameters={parameters} />
    </section>
  )
}

/** One thing that is known of the picture, if it is. */
function Fact({ title, value }: { readonly title: string; readonly value: string | undefined }) {
  if (value === undefined || value === '') return null
  return (
    <div>
      <dt>{title}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** The name of a kind of file: PNG, WebP. */
function kindOf(mediaType: string): string {
  const name = mediaType.split('/').at(-1) ?? mediaType
  return name === 'webp' ? 'WebP' : name.toUpperCase()
}
