import { config } from 'zod'

// The server's content policy forbids code made from text; schemas are made as soon as a module is loaded.
config({ jitless: true })
const { boot } = await import('./boot.tsx')

const place = document.getElementById('root')
if (place === null) throw new Error('index.html must have an element with the id root.')
boot(place)
