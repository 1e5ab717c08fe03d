// `npm run setup`: everything that tests and development need, and nothing more.
import { buildPages } from './build-pages.mjs'
import { ensureChromium } from './find-chromium.mjs'
import { installDependencies } from './install.mjs'
import { buildPrograms } from './programs/build-programs.mjs'

await installDependencies()
await buildPages()
await buildPrograms()
const chromium = await ensureChromium()
console.log(
  chromium
    ? `weft: ready; browser tests use ${chromium}`
    : 'weft: ready, but without a Chromium for the browser tests',
)
