import { buildPrograms } from '../scripts/programs/build-programs.mjs'

/** The server and the command as users start them, built from the present sources. */
export const programs = await buildPrograms()
