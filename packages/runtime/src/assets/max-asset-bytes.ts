/** The most bytes taken in from outside: 100 MB, as much as Replicate takes of one file (`replicate-http.md`). */
export const maxAssetBytes = 100_000_000
