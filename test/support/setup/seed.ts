import fc from 'fast-check'

/**
 * Property tests run the same cases each time: a new failure then comes from a change, and not from
 * other cases. `STINT_SEED` selects other cases; `STINT_LONG` runs more of them (`npm run test:long`).
 */
fc.configureGlobal({
  seed: Number(process.env.STINT_SEED ?? 20260713),
  numRuns: process.env.STINT_LONG ? 5000 : 200,
})
