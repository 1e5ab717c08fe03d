/** The format of webhooks that Replicate's clients ask for: the body is the prediction. */
export const predictionFormat = 'prediction'
