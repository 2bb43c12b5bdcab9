import { defineConfig } from 'vitest/config'
import LongestFirst from './scripts/test/longest-first.ts'
import { minute } from './src/core/time/units.ts'

/**
 * Milliseconds after which a test that hangs is ended. No test needs as long, even on a busy machine.
 */
const testTimeout = process.env.STINT_LONG ? 10 * minute : 3 * minute
const setupFiles = ['test/support/setup/seed.ts', 'test/support/setup/wait-times.ts']
/**
 * Tests of requests and answers that do not depend on the database, so they run on SQLite only. All
 * other tests of the endpoint run on SQLite and on PostgreSQL.
 */
const ON_SQLITE_ONLY = [
  'compression',
  'gzip-parts',
  'join',
  'malformed-requests',
  'openapi',
  'problems',
].map((name) => `test/server/http/${name}.test.ts`)
// `isolate: false` lets test files share a process, which saves half a second for each file. This is
// possible because every test opens its own database, and nothing else outlives a test. A module with
// hooks at its top level would register them for the first file only: make it a setup file, or isolate
// its project.

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
      // Tests of pages in happy-dom, with a new document for each file. A test in another language loads
      // the modules again, and discards them at its end.
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
      // Tests of sending, with a new endpoint for each test.
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
      // Tests of the content of the built folders, and of the packages made from them.
      {
        extends: true,
        test: { name: 'build', include: ['test/build/**/*.test.ts'], testTimeout },
      },
      // Tests of the endpoint on each of its databases.
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
          // Each file has its own display, with one pointer and one focused window. Files can therefore
          // run at the same time, while the tests of a file run one after another.
          setupFiles: [...setupFiles, 'test/support/browser/own-display.ts'],
          globalSetup: ['test/support/browser/requirements.ts'],
          testTimeout,
          hookTimeout: testTimeout,
        },
      },
    ],
  },
})
