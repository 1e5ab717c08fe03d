/** One input of the node that made a picture, as it was used. */
export interface Parameter {
  readonly name: string
  readonly title: string
  /** As the run had it: drawn seeds as numbers, pictures as stored ones. */
  readonly value: unknown
}
