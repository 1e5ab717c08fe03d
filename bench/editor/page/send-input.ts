import { setTimeout as sleep } from 'node:timers/promises'
import type { CDPSession } from 'playwright-core'

/** A place in the page, in pixels. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** Milliseconds between two inputs: sixty a second, whether the page keeps up or not. */
const interval = 1000 / 60

/** Calls `send` sixty times a second for `seconds`, with the share of the time that is over. */
const atSixtyHertz = async (seconds: number, send: (share: number) => Promise<unknown>): Promise<void> => {
  const steps = Math.round(seconds * 60)
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
 * Presses at a place, moves back and forth in a loop, and lets go where it began.
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
  await atSixtyHertz(seconds, (share) => {
    const angle = share * 2 * Math.PI * seconds * 0.6
    return mouse('mouseMoved', { x: at.x + 180 * Math.sin(angle), y: at.y + 120 * Math.sin(2 * angle) }, 1)
  })
  await mouse('mouseReleased', at, 0)
}

/** Turns the wheel at a place, in and out again twice a second. */
export const zoomAround = async (session: CDPSession, at: Place, seconds: number): Promise<void> => {
  await session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...at })
  await atSixtyHertz(seconds, (share) =>
    session.send('Input.dispatchMouseEvent', {
      type: 'mouseWheel',
      ...at,
      deltaX: 0,
      deltaY: Math.floor(share * seconds * 4) % 2 === 0 ? 24 : -24,
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
