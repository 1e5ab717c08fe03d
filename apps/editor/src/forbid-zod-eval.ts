import { config } from 'zod'

/** The server's content policy forbids code made from text: zod shall not even try. */
config({ jitless: true })
