import { defineConfig } from 'vitest/config'

const minute = 60_000

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/{core,store,sync,ui,repo}/**/*.test.{ts,tsx}'],
          setupFiles: ['test/seed.ts'],
          testTimeout: process.env.STINT_LONG ? 10 * minute : 20_000,
        },
      },
      // The endpoint's tests, once over each of its databases.
      ...['sqlite', 'postgres'].map((name) => ({
        extends: true as const,
        test: {
          name,
          include: ['test/server/**/*.test.ts'],
          setupFiles: ['test/seed.ts'],
          globalSetup: name === 'postgres' ? ['test/server/on-postgres.ts'] : [],
          testTimeout: process.env.STINT_LONG ? 10 * minute : 20_000,
        },
      })),
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          setupFiles: ['test/seed.ts'],
          globalSetup: ['test/browser/harness/setup.ts'],
          // One display, one pointer, one focused window: one test at a time.
          fileParallelism: false,
          testTimeout: 2 * minute,
          hookTimeout: minute,
        },
      },
    ],
  },
})
