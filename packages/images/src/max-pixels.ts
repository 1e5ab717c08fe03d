/** The most pixels a picture may have: 100 megapixels, about 400 MB once decoded. */
export const maxPixels = 100_000_000
