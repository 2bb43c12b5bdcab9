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
      // What the built folders hold, and the packages made of them.
      {
        extends: true,
        test: { name: 'build', include: ['test/build/**/*.test.ts'], testTimeout: minute },
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
          // Each file has a display of its own: one pointer and one focused window. So files run beside
          // each other, and the tests of a file one after another.
          setupFiles: ['test/seed.ts', 'test/browser/harness/own-display.ts'],
          globalSetup: ['test/browser/harness/requirements.ts'],
          testTimeout: 2 * minute,
          hookTimeout: minute,
        },
      },
    ],
  },
})
