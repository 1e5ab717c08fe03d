import { z } from 'zod'

/** What is known of stored bytes. */
export const assetView = z
  .object({
    id: z.string().meta({ description: '`sha256:` and 64 hex digits.' }),
    mediaType: z.string(),
    bytes: z.number().int().meta({ description: 'Length.' }),
    width: z.number().int().exactOptional().meta({ description: 'Pixels; pictures only.' }),
    height: z.number().int().exactOptional().meta({ description: 'Pixels; pictures only.' }),
    changes: z.array(z.string()).exactOptional().meta({
      description: 'What was done to a picture before it was stored, in words; only with `prepare`.',
    }),
    url: z.string().meta({ description: 'Where the bytes are served, relative to the server.' }),
  })
  .meta({ id: 'Asset' })

/** What is known of stored bytes. */
export type AssetView = z.infer<typeof assetView>
