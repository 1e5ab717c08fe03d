import { createRoot } from 'react-dom/client'
import { BareFlow } from './bare-flow.tsx'

const place = document.getElementById('root')
if (place === null) throw new Error('index.html must have an element with the id root.')
const graph = await (await fetch(`./graph-${location.hash.slice(1)}.json`)).json()
createRoot(place).render(<BareFlow graph={graph} />)
