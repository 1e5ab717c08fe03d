import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The top folder of this installation of Weft. */
export const projectDirectory = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')
