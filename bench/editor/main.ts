import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { browserArguments } from '../../tests/browser/browser-arguments.ts'
import { findChromium } from '../../tests/browser/find-chromium.ts'
import { bareSide } from './bare-side.ts'
import { type Comparison, compareSides } from './compare-sides.ts'
import { formatComparisons } from './format-comparisons.ts'
import { graphDocument } from './graph-document.ts'
import { measureSide } from './measure-side.ts'
import { weftSide } from './weft-side.ts'

/**
 * `pnpm bench:editor [--json] [--nodes 500,1000,2000]`: the built editor beside a bare React Flow page with the same
 * graph, in one browser. Leaves with 1 when a target is missed.
 */
const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, nodes: { type: 'string', default: '500,1000,2000' } },
})
const sizes = values.nodes.split(',').map(Number)
const browser = await chromium.launch({ executablePath: findChromium(), args: [...browserArguments] })
const comparisons: Comparison[] = []
try {
  const weft = await weftSide(browser)
  try {
    const bare = await bareSide(browser)
    try {
      for (const size of sizes) {
        const document = graphDocument(size)
        const ours = await measureSide(weft, document)
        const theirs = await measureSide(bare, document)
        comparisons.push(...compareSides(size, ours, theirs))
        if (!values.json) console.error(`measured ${size} nodes`)
      }
    } finally {
      await bare.close()
    }
  } finally {
    await weft.close()
  }
} finally {
  await browser.close()
}

if (values.json) console.log(JSON.stringify({ chromium: browser.version(), comparisons }, undefined, 2))
else console.log(formatComparisons(comparisons))
process.exitCode = comparisons.every(({ isMet }) => isMet) ? 0 : 1
