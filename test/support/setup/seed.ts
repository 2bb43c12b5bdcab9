import fc from 'fast-check'

/**
 * Makes property tests run the same cases each time, so that a new failure comes from a change and not
 * from another case. `STINT_SEED` selects other cases, and `STINT_LONG` runs more cases
 * (`npm run test:long`).
 */
fc.configureGlobal({
  seed: Number(process.env.STINT_SEED ?? 20260713),
  numRuns: process.env.STINT_LONG ? 5000 : 200,
})
