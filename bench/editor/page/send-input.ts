import { setTimeout as sleep } from 'node:timers/promises'
import type { CDPSession } from 'playwright-core'

/** A place in the page, in pixels. */
export interface Place {
  readonly x: number
  readonly y: number
}

/**
 * Inputs a second, whether the page keeps up or not; mice and touch pads send 60 to 1,000. With as many as there are
 * frames, many a frame would have none to show, and the next one two.
 */
const rate = 90
const interval = 1000 / rate

/** Calls `send` at this rate for `seconds`, with the share of the time that is over. */
const atSteadyRate = async (seconds: number, send: (share: number) => Promise<unknown>): Promise<void> => {
  const steps = Math.round(seconds * rate)
  const started = performance.now()
  const sent: Promise<unknown>[] = []
  for (let step = 1; step <= steps; step += 1) {
    sent.push(send(step / steps))
    await sleep(Math.max(0, started + step * interval - performance.now()))
  }
  await Promise.all(sent)
}

/** The bit of Alt in what the browser is told of an input. */
const alt = 1

/**
 * Presses at a place, moves in a loop back to it once a second, and lets go there.
 *
 * @param keys `alt`: with Alt held, under which Weft does not snap what is dragged, so that every step moves it
 */
export const dragAround = async (
  session: CDPSession,
  at: Place,
  seconds: number,
  keys?: 'alt',
): Promise<void> => {
  const mouse = (type: string, place: Place, buttons: number) =>
    session.send('Input.dispatchMouseEvent', {
      type: type as 'mouseMoved',
      ...place,
      button: 'left',
      buttons,
      modifiers: keys === 'alt' ? alt : 0,
      clickCount: 1,
    })
  await mouse('mouseMoved', at, 0)
  await mouse('mousePressed', at, 1)
  await atSteadyRate(seconds, (share) => {
    const angle = share * 2 * Math.PI * Math.round(seconds)
    return mouse('mouseMoved', { x: at.x + 180 * Math.sin(angle), y: at.y + 120 * Math.sin(2 * angle) }, 1)
  })
  await mouse('mouseReleased', at, 0)
}

/** Pixels of the fastest of the wheel's turns: a way in or out comes to 360, which is a zoom by 1.65. */
const fastestTurn = (360 * Math.PI * 2) / rate

/** A quarter of an input, in radians of the wheel's way: no two turns around its ends are the same but for the sign. */
const quarter = Math.PI / rate

/**
 * Turns the wheel at a place, in and out again twice a second, as evenly as a hand: of two turns in one frame that cancel
 * each other out nothing would be seen.
 */
export const zoomAround = async (session: CDPSession, at: Place, seconds: number): Promise<void> => {
  await session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...at })
  await atSteadyRate(seconds, (share) =>
    session.send('Input.dispatchMouseEvent', {
      type: 'mouseWheel',
      ...at,
      deltaX: 0,
      deltaY: fastestTurn * Math.sin(share * seconds * 4 * Math.PI + quarter),
    }),
  )
}

/** Types letters, twenty-five a second. */
export const typeText = async (session: CDPSession, letters: number): Promise<void> => {
  for (let index = 0; index < letters; index += 1) {
    const text = String.fromCharCode(97 + (index % 26))
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', text, key: text })
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: text })
    await sleep(40)
  }
}
