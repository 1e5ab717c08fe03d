import type { Json } from '@weft/ports'
import type { Finding, ModelRule } from '../model-rule.ts'
import type { Reading } from '../reading.ts'
import { fluxSize, isCustom } from './flux-reading.ts'
import { roundUpTo16 } from './flux-sizes.ts'

const sides = ['width', 'height'] as const

/** A side in pixels for a picture that has none: what it would be without `custom`, within what the schema allows. */
function usualSide(reading: Reading, side: (typeof sides)[number]): number {
  const { minimum = 256, maximum = 1440 } = reading.port(side) ?? {}
  return Math.min(maximum, Math.max(minimum, fluxSize(reading)?.[side] ?? 1024))
}

const missingSides = (reading: Reading): { [input: string]: Json } =>
  Object.fromEntries(
    sides.filter((side) => !reading.isSet(side)).map((side) => [side, usualSide(reading, side)]),
  )

/** Pixels are counted neither for an image nor for a custom size. */
export const megapixelsIgnored: ModelRule = {
  code: 'megapixels-ignored',
  severity: 'warning',
  needs: ['aspect_ratio', 'megapixels'],
  find: (reading) => {
    const hasImage = reading.isGiven('image')
    if (!reading.isSet('megapixels') || (hasImage !== true && isCustom(reading) !== true)) return []
    const cause = hasImage === true ? 'the picture gets the size of the image' : 'the size is custom'
    return [
      {
        input: 'megapixels',
        message: `\`megapixels\` is ignored, because ${cause}.`,
        mend: { label: 'Drop megapixels', set: { megapixels: undefined } },
      },
    ]
  },
}

/** Facts about `aspect_ratio`, `width`, `height` and `megapixels` where there is no input image. */
export const sizeRules: readonly ModelRule[] = [
  {
    code: 'custom-without-sides',
    severity: 'error',
    needs: ['aspect_ratio', 'width', 'height'],
    find: (reading) => {
      if (isCustom(reading) !== true) return []
      const missing = missingSides(reading)
      const names = Object.keys(missing)
      return names.map(
        (input): Finding => ({
          input,
          message: `\`aspect_ratio\` is custom, which needs both \`width\` and \`height\`, but \`${input}\` is empty, so the model fails${
            reading.isSet('image') ? ', even with an image' : ''
          } (unsupported operand type(s) for +: 'NoneType' and 'int'). Set it, or choose another ratio.`,
          mend: {
            label: `Set ${names.map((name) => `${name} to ${missing[name]}`).join(' and ')}`,
            set: missing,
          },
        }),
      )
    },
  },
  {
    code: 'size-ignored',
    severity: 'warning',
    needs: ['aspect_ratio', 'width', 'height'],
    find: (reading) => {
      if (isCustom(reading) !== false || reading.isGiven('image') !== false) return []
      const size = fluxSize(reading)
      const real = size === undefined ? '' : `, so the picture is ${size.width}x${size.height}`
      return sides
        .filter((side) => reading.isSet(side))
        .map((input) => ({
          input,
          message: `\`${input}\` is ignored unless \`aspect_ratio\` is custom: it is ${String(reading.value('aspect_ratio'))}${real}.`,
          mend: {
            label: 'Set aspect_ratio to custom',
            set: { aspect_ratio: 'custom', ...missingSides(reading) },
          },
        }))
    },
  },
  {
    code: 'side-rounded',
    severity: 'info',
    needs: ['aspect_ratio', 'width', 'height'],
    find: (reading) => {
      if (isCustom(reading) !== true || reading.isGiven('image') !== false) return []
      return sides.flatMap((input): Finding[] => {
        const asked = reading.number(input)
        const real = asked === undefined ? undefined : roundUpTo16(asked)
        if (asked === undefined || real === undefined || real === asked) return []
        return [
          {
            input,
            message: `The picture gets ${real} pixels, not ${asked}: sides are rounded up to a multiple of 16.`,
            mend: { label: `Set ${input} to ${real}`, set: { [input]: real } },
          },
        ]
      })
    },
  },
  megapixelsIgnored,
]
