/** A prediction's own failure: its message becomes the prediction's `error`. */
export class PredictorFailure extends Error {
  override readonly name = 'PredictorFailure'
}
