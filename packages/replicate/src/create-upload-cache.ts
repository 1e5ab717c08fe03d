/** Where uploaded files are, by their content, for as long as Replicate keeps them. */
export interface UploadCache {
  /** Gives the address of a file with this key, or has it uploaded; equal uploads at the same time are made once. */
  readonly get: (
    key: string,
    upload: () => Promise<{ readonly url: string; readonly expiresAt: number }>,
  ) => Promise<string>
}

/**
 * What an address that is given still has to live at least, in milliseconds: a file must outlive the time until it is
 * sent, the wait in Replicate's queue and the run, half an hour at most.
 */
export const uploadMarginMs = 2 * 60 * 60 * 1000

/** Makes an empty cache. `now` is in milliseconds since 1970. A failed upload is not remembered. */
export function createUploadCache(now: () => number): UploadCache {
  const files = new Map<string, Promise<{ readonly url: string; readonly expiresAt: number }>>()
  return {
    get: async (key, upload) => {
      for (let known = files.get(key); known !== undefined; known = files.get(key)) {
        // A failure of another caller, such as its own cancel, must not become this one's.
        const file = await known.catch(() => undefined)
        if (file !== undefined && file.expiresAt - uploadMarginMs > now()) return file.url
        if (files.get(key) === known) files.delete(key)
      }
      const uploading = upload()
      files.set(key, uploading)
      try {
        return (await uploading).url
      } catch (error) {
        if (files.get(key) === uploading) files.delete(key)
        throw error
      }
    },
  }
}
