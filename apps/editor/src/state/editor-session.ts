import { weft } from '../api/weft-client.ts'
import { database } from '../local-data/database.ts'
import { createDocumentKeeper, type DocumentKeeper } from '../local-data/document-keeper.ts'
import { createRunFollowers, type RunFollowers } from './run-followers.ts'
import { createSaveTurns, type SaveTurns } from './save-turns.ts'
import { createStreamPlaces } from './stream-places.ts'
import { createStreamTurns } from './stream-turns.ts'
import { createWorkBeside, type WorkBeside } from './work-beside.ts'

/** Keeps the document on the canvas in this browser. */
export const keeper: DocumentKeeper = createDocumentKeeper({
  database,
  storage: localStorage,
  now: () => Date.now(),
})

/** Follows the runs that were started here. */
export const followers: RunFollowers = createRunFollowers({
  client: weft,
  database,
  turns: createStreamTurns(createStreamPlaces(navigator.locks)),
})

/** Checks and plans large documents. */
export const beside: WorkBeside = createWorkBeside()

/** Saves on the server, one after another. */
export const saves: SaveTurns = createSaveTurns()
