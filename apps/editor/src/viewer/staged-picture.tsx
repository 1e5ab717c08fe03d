import { useState } from 'react'
import { assetUrl } from '../api/weft-client.ts'
import type { LightboxImage } from '../state/view-store.ts'
import { joinClasses } from '../ui/join-classes.ts'
import { type PictureView, type PixelSize, placeOfPicture } from './picture-view.ts'

/** Pixels of the stage for one of the picture from which on its pixels are shown as they are, not blended. */
const pixelScale = 4

/** Width of the thumbnail that is shown until the picture is there: one that the gallery most likely has. */
const previewWidth = 256

/** What `StagedPicture` takes. */
export interface StagedPictureProps {
  readonly shown: LightboxImage
  readonly name: string
  readonly view: PictureView
  readonly stage: PixelSize
  readonly className?: string
  /** A part of it is shown, as `clip-path` says it. */
  readonly clip?: string
}

/** A picture at its place on a stage; its thumbnail until its own bytes are there. */
export function StagedPicture({ shown, name, view, stage, className, clip }: StagedPictureProps) {
  const { image } = shown
  const [state, setState] = useState<'loading' | 'there' | 'failed'>('loading')
  const { left, top, scale } = placeOfPicture(view, { picture: image, stage })
  const place = {
    width: image.width,
    height: image.height,
    transform: `translate(${left}px, ${top}px) scale(${scale})`,
    ...(clip === undefined ? {} : { clipPath: clip }),
    ...(scale >= pixelScale ? { imageRendering: 'pixelated' as const } : {}),
  }
  return (
    <>
      {state === 'loading' && (
        <img
          src={assetUrl(image.asset, previewWidth)}
          alt=""
          draggable={false}
          className={joinClasses('staged', className)}
          style={place}
        />
      )}
      <img
        src={assetUrl(image.asset)}
        alt={name}
        draggable={false}
        decoding="async"
        className={joinClasses('staged', className)}
        style={{ ...place, ...(state === 'there' ? {} : { opacity: 0 }) }}
        onLoad={() => setState('there')}
        onError={() => setState('failed')}
      />
      {state === 'failed' && (
        <p role="alert" className="stage-trouble">
          The picture could not be fetched from the server.
        </p>
      )}
    </>
  )
}
