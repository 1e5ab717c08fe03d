import { z } from 'zod'

/** The parameter of a list that says what its values are, for the labels of grids and lanes. */
export const itemsNameParam = z
  .string()
  .optional()
  .describe('What the values are, such as guidance: written where they label pictures.')
