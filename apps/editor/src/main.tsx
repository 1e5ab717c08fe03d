import { config } from 'zod'

// The server's content policy forbids code made from text. Everything else is fetched after this line, since
// schemas are made, and zod tries its luck, as soon as a module is loaded.
config({ jitless: true })
const { boot } = await import('./boot.tsx')

const place = document.getElementById('root')
if (place === null) throw new Error('index.html must have an element with the id root.')
await boot(place)
