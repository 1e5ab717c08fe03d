/** The regions of the screen in the order in which the keyboard walks through them. */
const regions = [
  'header',
  '[data-region=rail]',
  'main section.canvas',
  '[data-region=inspector]',
  '[data-region=runs]',
  '[data-region=messages]',
]

/** What in a region can have the keyboard, the selected node first. */
const targets = [
  '.react-flow__node.selected',
  '.react-flow__node',
  'button:not(:disabled), input, textarea, [tabindex="0"]',
]

/** Gives the keyboard to the next region of the screen that is there, or to the one before. */
export function goToRegion(step: 1 | -1) {
  const places = regions.flatMap((region) => document.querySelector(region) ?? [])
  const shown = [...new Set(places)]
  const now = shown.findIndex((region) => region.contains(document.activeElement))
  const next = shown.at((now + step + (now < 0 && step < 0 ? 1 : 0)) % shown.length)
  for (const target of targets) {
    const found = [...(next?.querySelectorAll<HTMLElement>(target) ?? [])].find((one) =>
      one.checkVisibility(),
    )
    if (found !== undefined) return found.focus()
  }
}
