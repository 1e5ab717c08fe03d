import { describePortType } from './describe-port-type.ts'
import type { Issue } from './issue.ts'
import type { PortType } from './port.ts'

/** One end of a wire that may be: the name to call it by, such as `prompt.text`, and its type. */
export interface ConnectionEnd {
  readonly label: string
  readonly port: PortType
}

/** Why two ports do not fit, and the node type that put between them would make them fit, if there is one. */
export type ConnectionIssue = Pick<Issue, 'code' | 'message'> & { readonly convert?: string }

/** How well a type fits: it does, or the code of the issue and what would mend it. */
type Fit =
  | { readonly fits: true }
  | { readonly fits: false; readonly code: string; readonly convert?: string }

const fits: Fit = { fits: true }
const misfit = { fits: false, code: 'type-mismatch' } as const satisfies Fit

/**
 * Tells whether an output may feed an input: nothing when it may, else an issue that names both sides.
 *
 * What widens needs no node: integer to number, choice to text, mask to image, picture to file, anything but files to
 * JSON, anything to `any`. One value makes a list of one; a list at a port for one makes the node run once per item.
 * A file of unknown kind may go where any file may: only the run shows what it is. Ranges must overlap, not nest:
 * the value is checked when it is there.
 */
export function canConnect(from: ConnectionEnd, to: ConnectionEnd): ConnectionIssue | undefined {
  const fit = fitOf(from.port, to.port)
  if (fit.fits) return undefined
  const takes = describePortType(to.port)
  const gives = describePortType(from.port)
  const between = fit.convert === undefined ? '' : `. Put a \`${fit.convert}\` node between them`
  return {
    code: fit.code,
    message: `\`${to.label}\` takes ${takes}, but \`${from.label}\` gives ${gives}${between}`,
    ...(fit.convert !== undefined && { convert: fit.convert }),
  }
}

function fitOf(from: PortType, to: PortType): Fit {
  if (to.kind === 'any' || from.kind === 'any') return fits
  switch (to.kind) {
    case 'json':
      return isFileLike(from) ? misfit : fits
    case 'text':
      return from.kind === 'text' || isChoiceOf(from, (choice) => typeof choice === 'string') ? fits : misfit
    case 'integer':
      if (isChoiceOf(from, Number.isInteger)) return fitRange(rangeOfChoices(from), to)
      return from.kind === 'integer' ? fitRange(from, to) : misfit
    case 'number':
      if (isChoiceOf(from, Number.isFinite)) return fitRange(rangeOfChoices(from), to)
      return from.kind === 'integer' || from.kind === 'number' ? fitRange(from, to) : misfit
    case 'boolean':
      return from.kind === 'boolean' || isChoiceOf(from, (choice) => typeof choice === 'boolean')
        ? fits
        : misfit
    case 'choice':
      return fitChoices(from, to)
    case 'image':
      return from.kind === 'image' || from.kind === 'mask' || isMaybeImageFile(from) ? fits : misfit
    case 'mask':
      if (from.kind === 'mask') return fits
      if (from.kind === 'image' || isMaybeImageFile(from)) return { ...misfit, convert: 'mask-from-image' }
      return misfit
    case 'file':
      return fitMedia(from, to)
    case 'loras':
    case 'secret':
      return from.kind === to.kind ? fits : misfit
  }
}

function isFileLike(type: PortType): boolean {
  return type.kind === 'image' || type.kind === 'mask' || type.kind === 'file'
}

function isMaybeImageFile(type: PortType): boolean {
  return (
    type.kind === 'file' &&
    (type.media ?? 'any') !== 'video' &&
    type.media !== 'audio' &&
    type.media !== 'model'
  )
}

function isChoiceOf(type: PortType, test: (choice: unknown) => boolean): boolean {
  return (
    type.kind === 'choice' &&
    type.choices !== undefined &&
    type.choices.length > 0 &&
    type.choices.every(test)
  )
}

function rangeOfChoices(type: PortType): Pick<PortType, 'minimum' | 'maximum'> {
  const numbers = (type.choices ?? []).map(Number)
  return { minimum: Math.min(...numbers), maximum: Math.max(...numbers) }
}

function fitRange(from: Pick<PortType, 'minimum' | 'maximum'>, to: PortType): Fit {
  const above = from.minimum !== undefined && to.maximum !== undefined && from.minimum > to.maximum
  const below = from.maximum !== undefined && to.minimum !== undefined && from.maximum < to.minimum
  return above || below ? { fits: false, code: 'range-mismatch' } : fits
}

function fitChoices(from: PortType, to: PortType): Fit {
  if (from.kind !== 'choice') return misfit
  const allowed = to.choices ?? []
  const inside = (from.choices ?? []).every((choice) => allowed.includes(choice))
  return inside ? fits : { fits: false, code: 'choice-mismatch' }
}

function fitMedia(from: PortType, to: PortType): Fit {
  const wanted = to.media ?? 'any'
  if (!isFileLike(from)) return misfit
  if (wanted === 'any') return fits
  const given = from.kind === 'file' ? (from.media ?? 'any') : 'image'
  return given === 'any' || given === wanted ? fits : { fits: false, code: 'media-mismatch' }
}
