import { create } from 'zustand'

/** Who waits for a picture of the camera. It is not kept by the card that asked: a card leaves the screen with its canvas. */
export interface CameraStore {
  readonly onTake: ((picture: Blob) => void) | undefined
}

/** The store of the camera dialog. */
export const useCameraStore = create<CameraStore>()(() => ({ onTake: undefined }))
