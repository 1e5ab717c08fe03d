import { checkValue, isSeedPort, type Json, readTypedNumber } from '@weft/ports'
import { numberStep } from '../../fields/number-step.ts'
import { sweepItems } from './sweep-items.ts'
import type { SweepAxis, SweepParameter, SweepValues } from './sweep-parameter.ts'
import { countWords } from './words-in-text.ts'

/** How the values of an axis are given. */
export type AxisMode = 'range' | 'list' | 'random'

/** What was typed for one axis. Only what its parameter and mode ask for is looked at. */
export interface AxisDraft {
  readonly id: number
  /** Key of the parameter. */
  readonly key: string
  readonly mode: AxisMode
  readonly start: string
  readonly stop: string
  readonly step: string
  /** Numbers with commas or spaces between them, or a text per line. */
  readonly list: string
  /** How many seeds of those that were drawn. */
  readonly count: string
  readonly seeds: readonly number[]
  /** The words that the values take the place of. */
  readonly words: string
  readonly chosen: readonly (string | number | boolean)[]
}

/** The most seeds that are drawn for one axis. */
export const mostSeeds = 200

/** Which ways there are to give the values of a parameter, the usual one first. */
export function modesOf({ type, place }: SweepParameter): readonly AxisMode[] {
  if (isSeedPort(type)) return ['random', 'list', 'range']
  const isNumber = type.kind === 'integer' || type.kind === 'number'
  return isNumber && place.kind !== 'words' ? ['range', 'list'] : ['list']
}

/** What a parameter's values are before anything was typed: a few around the value in use. */
export function startAxis(parameter: SweepParameter, id: number, seeds: readonly number[]): AxisDraft {
  const { key, type, value, place } = parameter
  const base: AxisDraft = {
    id,
    key,
    mode: modesOf(parameter)[0] ?? 'list',
    start: '',
    stop: '',
    step: '',
    list: '',
    count: '3',
    seeds,
    words: '',
    chosen: [],
  }
  if (type.kind === 'boolean') return { ...base, chosen: [false, true] }
  if (type.kind === 'choice') {
    const { choices = [] } = type
    const now = choices.filter((choice) => choice === value)
    const others = choices.filter((choice) => choice !== value)
    if (parameter.place.kind === 'model') return { ...base, chosen: [...now, ...others.slice(0, 1)] }
    const some = choices.length <= 4 ? choices : [...now, ...others].slice(0, 2)
    return { ...base, chosen: choices.filter((choice) => some.includes(choice)) }
  }
  if (type.kind === 'text') {
    const text = typeof value === 'string' ? value : ''
    return place.kind === 'words' ? base : { ...base, list: text.replaceAll(/\s*\n\s*/g, ' ') }
  }
  return { ...base, ...numbersAround(parameter) }
}

/** Three numbers around the one in use, inside the range of the type. */
function numbersAround({ type, value }: SweepParameter): Pick<AxisDraft, 'start' | 'stop' | 'step' | 'list'> {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = type
  const least = type.kind === 'integer' ? 1 : numberStep(type)
  const width = maximum - minimum
  const rough = Number.isFinite(width) ? width / 10 : Math.abs(typeof value === 'number' ? value : 1) / 2
  const wide = type.kind === 'integer' ? Math.round(rough) : rough
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(wide, least)))
  const step = Math.max(
    least,
    [5, 2, 1].map((part) => part * magnitude).find((part) => part <= wide * 1.0001) ?? magnitude,
  )
  const middle = typeof value === 'number' ? value : Number.isFinite(minimum) ? minimum + step : step
  const round = (number: number) => Number(number.toPrecision(6))
  const start = round(Math.max(minimum, Math.min(middle - step, maximum - 2 * step)))
  const stop = round(Math.min(maximum, start + 2 * step))
  const list = [start, start + step, stop].map(round).join(', ')
  return { start: String(start), stop: String(stop), step: String(round(step)), list }
}

/** An axis as it was typed, or what is wrong with it. */
export type ReadAxis = { readonly axis: SweepAxis; readonly count: number } | { readonly problem: string }

/** Reads what was typed for an axis. */
export function readAxis(draft: AxisDraft, parameter: SweepParameter): ReadAxis {
  const { type, place, value } = parameter
  const words = draft.words.trim()
  const wrongWords =
    place.kind === 'words' ? wordsProblem(words, typeof value === 'string' ? value : '') : undefined
  if (wrongWords !== undefined) return { problem: wrongWords }
  const values = readValues(draft, parameter)
  if ('problem' in values) return values
  const items = sweepItems(values)
  if (place.kind === 'model') {
    const other = items.find((item) => place.models.every(({ reference }) => reference !== item))
    if (other !== undefined) return { problem: `${String(other)} makes no pictures that could be compared.` }
    if (items.length < 2) return { problem: 'Choose another model to compare with, or add one by its name.' }
  }
  if (items.length < 2)
    return {
      problem: `Two values or more are needed to compare, but there ${items.length === 1 ? 'is 1' : 'are none'}.`,
    }
  const twice = items.find((item, index) => items.indexOf(item) !== index)
  if (twice !== undefined)
    return { problem: `${JSON.stringify(twice)} is there twice: it would make the same picture.` }
  for (const item of items) {
    const [wrong] = checkValue({ ...type, list: false }, item)
    if (wrong) return { problem: `${JSON.stringify(item)}: ${wrong.message}` }
  }
  const axis = { parameter, values, ...(place.kind === 'words' ? { words } : {}) }
  return { axis, count: items.length }
}

function wordsProblem(words: string, text: string): string | undefined {
  if (words === '') return 'Say which words of the text are to be replaced.'
  if (/[{}]/.test(words)) return 'Words with braces are placeholders: they have sockets of their own.'
  if (countWords(text, words) > 0) return undefined
  return `“${words}” does not stand in the text.`
}

function readValues(draft: AxisDraft, { type }: SweepParameter): SweepValues | { readonly problem: string } {
  if (type.kind === 'boolean' || type.kind === 'choice') return { kind: 'list', items: draft.chosen }
  if (type.kind === 'text') {
    const lines = draft.list.split('\n').map((line) => line.trim())
    return { kind: 'list', items: lines.filter((line) => line !== '') }
  }
  if (draft.mode === 'random') return readCount(draft)
  if (draft.mode === 'list') {
    const words = draft.list.split(/[\s,;]+/).filter((word) => word !== '')
    const wrong = words.find((word) => !Number.isFinite(Number(word)))
    if (wrong !== undefined) return { problem: `Numbers were expected, but “${wrong}” is none.` }
    return { kind: 'list', items: words.map(Number) }
  }
  const [start, stop, step] = [draft.start, draft.stop, draft.step].map((text) =>
    readTypedNumber(text, type.kind),
  )
  if (start === undefined || stop === undefined || step === undefined)
    return { problem: 'Three numbers are needed: the first, the last, and the step between them.' }
  if (step === 0) return { problem: 'The step is 0, so the range never ends.' }
  if ((stop - start) / step < 0)
    return { problem: `Going from ${start} by ${step} never reaches ${stop}. Turn the sign of the step.` }
  const range: SweepValues = { kind: 'range', start, stop, step }
  if (sweepItems(range).length === 0)
    return { problem: 'This range has too many values. Take a larger step.' }
  return range
}

function readCount({ count, seeds }: AxisDraft): SweepValues | { readonly problem: string } {
  const number = Number(count)
  if (!Number.isInteger(number) || number < 2 || number > mostSeeds)
    return { problem: `A whole number from 2 to ${mostSeeds} was expected, but “${count}” is none.` }
  const items: readonly Json[] = seeds.slice(0, number)
  return { kind: 'list', items }
}
