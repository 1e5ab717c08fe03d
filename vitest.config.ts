import { defineConfig } from 'vitest/config'

/**
 * Tests that start processes and browsers are at the mercy of a busy machine: on CI one that fails is tried once
 * more, and Vitest's report says so. Elsewhere a failure is a failure at once.
 */
const retry = process.env.CI ? 1 : 0

/** Unit tests run in Node; integration tests start real processes; browser tests drive a real Chromium. */
export default defineConfig({
  test: {
    // By itself it leaves one core free, which of two is half of them.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            '{packages,apps}/*/{src,test}/**/*.test.{ts,tsx}',
            'scripts/**/*.test.ts',
            'bench/**/*.test.ts',
          ],
          exclude: ['apps/{editor,form}/**', '**/node_modules/**'],
          // Nothing here keeps state in modules: loading them once for all files saves a third of the time.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          // The pages' stores live in modules: each file gets its own.
          name: 'unit of the pages',
          include: ['apps/{editor,form}/{src,test}/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 30_000,
          retry,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/browser/build-first.ts',
          // One browser for all files of a worker: see tests/browser/browser-for-file.ts.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // A second is too short for a page on a busy machine.
          expect: { poll: { timeout: 10_000 } },
          retry,
        },
      },
    ],
  },
})
