import type { Value } from '@weft/ports'
import { z } from 'zod'

/** A value of a wire as answers give it: pictures and files carry the `url` where the server serves their bytes. */
export const valueField = z
  .custom<Value>((value) => value !== undefined, { error: 'a value is missing' })
  .meta({
    description:
      'Text, number, boolean or other JSON; a picture is `{ "asset": "sha256:…", "mediaType", "width", "height", "url" }`; a list is an array.',
  })
