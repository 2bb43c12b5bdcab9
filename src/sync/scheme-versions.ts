import type { SchemeVersion } from '../core/scheme/versions.ts'
import type { Scheme } from './contract/team.ts'

const versionFrom = ({ version, from, changeEvery, categories }: SchemeVersion): SchemeVersion => ({
  version,
  ...(from && { from }),
  changeEvery,
  categories,
})

/** All versions of the scheme in an answer, the oldest first. */
export const versionsIn = (scheme: Scheme): SchemeVersion[] =>
  [...scheme.history.toReversed(), scheme].map(versionFrom)
