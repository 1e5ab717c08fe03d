import type { Places } from './places.ts'

/** What is known of one container. */
export interface Container {
  /** Its origin, such as `http://127.0.0.1:5000`. */
  readonly address: string
  readonly places: Places
  /** Whether it tells of predictions by Server-Sent Events; tried until it says that it does not (406). */
  mayStream: boolean
}
