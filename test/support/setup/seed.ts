import fc from 'fast-check'

/**
 * Property tests run the same cases each time, so that a failure is a change and not luck.
 * `STINT_SEED` gives other cases; `STINT_LONG` more of them (`npm run test:long`).
 */
fc.configureGlobal({
  seed: Number(process.env.STINT_SEED ?? 20260713),
  numRuns: process.env.STINT_LONG ? 5000 : 200,
})
