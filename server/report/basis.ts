/**
 * What sums of days were made by, beside the rows: how they are counted, the scheme, and where rows
 * without a zone belong. Sums that were made by something else are made anew.
 */
import { createHash } from 'node:crypto'
import { baseOf, categoryOf } from '../../src/core/scheme/categories.ts'
import { FIRST_SCHEME, type SchemeVersion } from '../../src/core/scheme/versions.ts'
import { isAside } from '../../src/core/time/segment.ts'
import { memoize } from '../memoize.ts'
import type { PersonZone } from './person-zone.ts'

/** Raised when days are counted in another way (src/core/report): `sums.test.ts` says when. */
const COUNTING = 1

/** The rules of time zones come with Node. */
const FORM = `${COUNTING}/${process.versions.tz}`
const NONE = '-'
/** Of a category that a row's own version does not have, what the other versions say counts. */
const ALL = 'all'

const hashOf = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 10)

/** What of a row that is counted decides by what it is. */
interface Made {
  zone: string | undefined
  scheme: number
  category: string
}

/** What rows without a zone count by. */
const hashOfDating = ({ zone, zones }: PersonZone) =>
  hashOf([zone, [...zones].sort(([a], [b]) => (a < b ? -1 : 1))])

/** How one version rolls up. */
const rollUpIn = ({ categories }: Pick<SchemeVersion, 'categories'>) =>
  categories.map(({ id }) => [id, baseOf(id, categories)])

/** @param versions of the team's scheme, the oldest first */
export const basisFor = (versions: readonly SchemeVersion[], isZone: (zone: string) => boolean) => {
  const madeUnder = (version: number) =>
    versions.findLast((one) => one.version <= version) ?? versions[0] ?? FIRST_SCHEME
  const hashUnder = memoize((version: string) =>
    hashOf(version === ALL ? versions : rollUpIn(madeUnder(Number(version)))),
  )
  const usedBy = memoize((made: string) => {
    const [category = '', scheme = ''] = made.split(' ')
    if (isAside(category)) return NONE
    return categoryOf(category, madeUnder(Number(scheme)).categories) ? scheme : ALL
  })
  const isScheme = memoize((told: string) =>
    told.split('+').every((one) => {
      const [version = '', hash] = one.split(':')
      return version === NONE || hashUnder(version) === hash
    }),
  )
  const inOneWord = (datings: Iterable<string>, schemes: Iterable<string>) => {
    const [dating = NONE] = new Set(datings).difference(new Set([NONE]))
    const used = [...new Set(schemes).difference(new Set([NONE]))].sort()
    return [FORM, dating, used.join('+') || NONE].join(' ')
  }
  return {
    form: FORM,
    /** What sums of these rows are made by: words without a comma. */
    of: (rows: readonly Made[], dating: PersonZone) => {
      const isWhole = rows.every(({ zone }) => zone !== undefined && isZone(zone))
      const used = new Set(rows.map(({ category, scheme }) => usedBy(`${category} ${scheme}`)))
      return inOneWord(
        [isWhole ? NONE : hashOfDating(dating)],
        Array.from(used, (version) =>
          version === NONE ? NONE : `${version}:${hashUnder(version)}`,
        ),
      )
    },
    /** The same of several sums that are added up. */
    ofAll: (many: readonly string[]) => {
      const parts = many.map((one) => one.split(' '))
      return inOneWord(
        parts.map(([, dating = NONE]) => dating),
        parts.flatMap(([, , scheme = NONE]) => scheme.split('+')),
      )
    },
    /** Whether sums that were made by this are what would be made now. */
    holds: (basis: string, dating: PersonZone) => {
      const [form, by = '', scheme = ''] = basis.split(' ')
      return form === FORM && (by === NONE || by === hashOfDating(dating)) && isScheme(scheme)
    },
  }
}
export type Basis = ReturnType<typeof basisFor>
