import type { WorkflowDocument } from '@weft/workflow'
import type { Page } from 'playwright-core'
import { dragAround, type Place, zoomAround } from './page/send-input.ts'
import { watchOpening } from './page/watch-opening.ts'
import { watchProgress } from './page/watch-progress.ts'
import { type Typing, watchTyping } from './page/watch-typing.ts'
import { type Updates, watchUpdates } from './page/watch-updates.ts'
import type { Side } from './side.ts'
import { canvasSize, middleNode, type View, wholeView, workingView } from './view-at.ts'

/** What was measured of one editor with one graph. */
export interface SideResult {
  /** Milliseconds until the whole graph is on the screen; the faster of two if the first was not slow. */
  readonly opening: number
  readonly panWhole: Updates
  readonly zoomWhole: Updates
  /** The middle one of three gestures, as the two below. */
  readonly panWork: Updates
  readonly zoomWork: Updates
  readonly dragNode: Updates
  /** Milliseconds; see `watchProgress`. */
  readonly progress: number
  readonly typing: Typing
}

/** Seconds that a gesture takes. */
const gestureSeconds = 2

/** Milliseconds; what takes longer to open is opened once: caches are not what it waits for. */
const slowOpening = 6_000

/** Milliseconds for a page to come to rest before something is measured. */
const rest = 700

/** Where the canvas begins in the page. */
const cornerOf = async (page: Page): Promise<Place> => {
  const box = await page.locator('.react-flow').boundingBox()
  if (!box) throw new Error('There is no canvas.')
  const { width, height } = canvasSize
  if (Math.abs(box.width - width) > width / 20 || Math.abs(box.height - height) > height / 20)
    throw new Error(
      `The canvas is ${box.width} by ${box.height} pixels, not ${width} by ${height} as on the other side.`,
    )
  return box
}

/** A place between the nodes near the middle of the canvas, where the view can be taken hold of. */
const gapIn = async (page: Page, document: WorkflowDocument, view: View): Promise<Place> => {
  const corner = await cornerOf(page)
  const place = document.layout.nodes[middleNode(document)] ?? { x: 0, y: 0 }
  return {
    x: corner.x + view.x + (place.x + 360) * view.zoom,
    y: corner.y + view.y + (place.y + 590) * view.zoom,
  }
}

/** Updates a second; below, a gesture is made once: what differs between two of them is not what it waits for. */
const slowUpdates = 15

/** Makes the same gesture three times, with a rest before each, and gives the middle result: a single one is chance. */
const middleOfThree = async (page: Page, measure: () => Promise<Updates>): Promise<Updates> => {
  const all: Updates[] = []
  for (let turn = 0; turn < 3; turn += 1) {
    await page.waitForTimeout(rest)
    const result = await measure()
    if (turn === 0 && result.perSecond < slowUpdates) return result
    all.push(result)
  }
  const [, middle] = all.toSorted((one, other) => one.perSecond - other.perSecond)
  if (!middle) throw new Error('Nothing was measured.')
  return middle
}

/** Measures an editor with a graph: everything in view first, then at working zoom. */
export const measureSide = async (side: Side, document: WorkflowDocument): Promise<SideResult> => {
  const whole = wholeView(document)
  const url = side.url(document)
  const openings: number[] = []
  await side.prepare(document, whole)
  const first = await watchOpening(side.context, url, side.isThere(document, 'whole'))
  openings.push(first.opening)
  let { page } = first
  if (first.opening < slowOpening) {
    await page.close()
    const second = await watchOpening(side.context, url, side.isThere(document, 'whole'))
    openings.push(second.opening)
    page = second.page
  }
  await page.waitForTimeout(rest)
  let session = await side.context.newCDPSession(page)
  const hold = await gapIn(page, document, whole)
  const panWhole = await watchUpdates(page, side.movingWhole, () => dragAround(session, hold, gestureSeconds))
  const corner = await cornerOf(page)
  const middle = { x: corner.x + canvasSize.width / 2, y: corner.y + canvasSize.height / 2 }
  const zoomWhole = await watchUpdates(page, side.movingWhole, () =>
    zoomAround(session, middle, gestureSeconds),
  )
  await page.close()

  const nodeId = middleNode(document)
  const view = workingView(document, nodeId)
  await side.prepare(document, view)
  const openPart = () => watchOpening(side.context, url, side.isThere(document, 'part'))
  const { page: work } = await openPart()
  await work.waitForTimeout(rest)
  session = await side.context.newCDPSession(work)
  const grip = await gapIn(work, document, view)
  const panWork = await middleOfThree(work, () =>
    watchUpdates(work, { what: 'view' }, () => dragAround(session, grip, gestureSeconds)),
  )
  const zoomWork = await middleOfThree(work, () =>
    watchUpdates(work, { what: 'view' }, () => zoomAround(session, middle, gestureSeconds)),
  )
  await work.waitForTimeout(rest)
  const head = await work.locator(`.react-flow__node[data-id="${nodeId}"] header`).boundingBox()
  if (!head) throw new Error(`The head of ${nodeId} is not in view.`)
  const hand = { x: head.x + 40, y: head.y + head.height / 2 }
  const dragNode = await middleOfThree(work, () =>
    watchUpdates(work, { what: 'node', id: nodeId }, () => dragAround(session, hand, gestureSeconds, 'alt')),
  )
  await work.close()

  // Opened anew: a page that cannot keep up may have been left anywhere by the gestures.
  await side.prepare(document, view)
  const { page: still } = await openPart()
  await still.waitForTimeout(rest * 2)
  session = await side.context.newCDPSession(still)
  const seen: string[] = await still.locator('.react-flow__node').evaluateAll((nodes) =>
    nodes.flatMap((node) => {
      const { left, top } = node.getBoundingClientRect()
      return left > 0 && top > 0 && left < innerWidth - 200 && top < innerHeight - 200
        ? (node.getAttribute('data-id') ?? [])
        : []
    }),
  )
  await side.field(still, nodeId)
  const typing = await watchTyping(still, session)
  // What was typed is planned and checked in the pause after it: that is not what an event waits for.
  await still.waitForTimeout(rest * 5)
  const progress = await watchProgress(still, seen)
  await still.close()
  return {
    opening: Math.min(...openings),
    panWhole,
    zoomWhole,
    panWork,
    zoomWork,
    dragNode,
    progress,
    typing,
  }
}
