import { defineConfig } from 'vitest/config'
import LongestFirst from './scripts/test/longest-first.ts'
import { minute } from './src/core/time/units.ts'

/** Ends what hangs; no test is expected to take as long, however busy the machine. */
const testTimeout = process.env.STINT_LONG ? 10 * minute : 3 * minute
const setupFiles = ['test/support/setup/seed.ts', 'test/support/setup/wait-times.ts']
/**
 * What is the same over both databases: how requests and answers look, whatever is asked of the database.
 * A test of what a statement does runs on both.
 */
const ON_SQLITE_ONLY = [
  'compression',
  'gzip-parts',
  'join',
  'malformed-requests',
  'openapi',
  'problems',
].map((name) => `test/server/http/${name}.test.ts`)
// `isolate: false`: every test of these projects opens a database of its own, and nothing else outlives
// a test: files share a process, which saves half a second each. A module with hooks at its top level
// would register them for the first file only: such a module is a setup file, or its project isolated.

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/{core,calendar,store,repo}/**/*.test.ts'],
          setupFiles,
          testTimeout,
          isolate: false,
        },
      },
      // Pages in happy-dom, with a document for each file. A test in another language loads its modules
      // afresh, and discards them.
      {
        extends: true,
        test: {
          name: 'ui',
          include: ['test/ui/**/*.test.{ts,tsx}'],
          setupFiles,
          testTimeout,
          isolate: false,
        },
      },
      // Sending, with an endpoint for each test.
      {
        extends: true,
        test: {
          name: 'sync',
          include: ['test/sync/**/*.test.ts'],
          setupFiles,
          isolate: false,
          testTimeout,
        },
      },
      // What the built folders hold, and the packages made of them.
      {
        extends: true,
        test: { name: 'build', include: ['test/build/**/*.test.ts'], testTimeout },
      },
      // The endpoint's tests, over each of its databases.
      ...['sqlite', 'postgres'].map((name) => ({
        extends: true as const,
        test: {
          name,
          include: ['test/server/**/*.test.ts'],
          exclude: name === 'postgres' ? ON_SQLITE_ONLY : [],
          setupFiles: [...setupFiles, 'test/support/endpoint/check-statements.ts'],
          isolate: false,
          globalSetup: name === 'postgres' ? ['test/support/endpoint/on-postgres.ts'] : [],
          testTimeout,
        },
      })),
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          // Each file has a display of its own: one pointer and one focused window. So files run beside
          // each other, and the tests of a file one after another.
          setupFiles: [...setupFiles, 'test/support/browser/own-display.ts'],
          globalSetup: ['test/support/browser/requirements.ts'],
          testTimeout,
          hookTimeout: testTimeout,
        },
      },
    ],
  },
})
