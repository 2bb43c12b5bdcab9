/**
 * The basis of a stored sum of time: a text that identifies everything that influenced the sum,
 * except the rows. Three things influence it: the way in which days are counted, the base category
 * of each category in the scheme (the set of categories), and the time zone that is assumed for
 * rows without a time zone. If the basis of a stored sum is out of date, the sum is computed again.
 */
import { createHash } from 'node:crypto'
import { memoise } from '../../src/core/memoise.ts'
import { baseOf, categoryOf } from '../../src/core/scheme/categories.ts'
import { FIRST_SCHEME, type SchemeVersion } from '../../src/core/scheme/versions.ts'
import { isAside } from '../../src/core/time/segment.ts'
import type { PersonZone } from './person-zone.ts'

/**
 * The version of the way in which days are counted (src/core/report). It must be raised when that
 * code changes; otherwise a test of these sums fails.
 */
const COUNTING = 1

/**
 * This text includes the version of Node's time zone rules, because sums of time depend on these
 * rules.
 */
const FORM = `${COUNTING}/${process.versions.tz}`
const NONE = '-'
/**
 * Identifies all versions of the scheme (the set of categories) together. A category that is not in
 * the scheme version of its row is searched in all versions. In that case the sum of time depends
 * on all versions.
 */
const ALL = 'all'

const hashOf = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 10)

/** The properties of a row on which the basis of a sum of time depends. */
interface BasisRow {
  zone: string | undefined
  scheme: number
  category: string
}

/** Returns a hash of a person's time zones, which are used for rows without a zone. */
const hashOfZones = ({ zone, zones }: PersonZone) =>
  hashOf([zone, [...zones].sort(([a], [b]) => (a < b ? -1 : 1))])

/**
 * Returns the base category of each category in a version of the scheme (the set of categories).
 */
const rollUpIn = ({ categories }: Pick<SchemeVersion, 'categories'>) =>
  categories.map(({ id }) => [id, baseOf(id, categories)])

/** @param versions all versions of the team's scheme (set of categories), the oldest first */
export const basisFor = (versions: readonly SchemeVersion[], isZone: (zone: string) => boolean) => {
  const madeUnder = (version: number) =>
    versions.findLast((one) => one.version <= version) ?? versions[0] ?? FIRST_SCHEME
  const hashUnder = memoise((version: string) =>
    hashOf(version === ALL ? versions : rollUpIn(madeUnder(Number(version)))),
  )
  const usedBy = memoise((made: string) => {
    const [category = '', scheme = ''] = made.split(' ')
    if (isAside(category)) return NONE
    return categoryOf(category, madeUnder(Number(scheme)).categories) ? scheme : ALL
  })
  const isScheme = memoise((told: string) =>
    told.split('+').every((one) => {
      const [version = '', hash] = one.split(':')
      return version === NONE || hashUnder(version) === hash
    }),
  )
  const inOneWord = (datings: Iterable<string>, schemes: Iterable<string>) => {
    const [personZone = NONE] = new Set(datings).difference(new Set([NONE]))
    const used = [...new Set(schemes).difference(new Set([NONE]))].sort()
    return [FORM, personZone, used.join('+') || NONE].join(' ')
  }
  return {
    form: FORM,
    /**
     * Returns the basis of the sum of these rows: a text for everything that the sum depends on
     * besides the rows. It contains no commas.
     */
    ofRows: (rows: readonly BasisRow[], personZone: PersonZone) => {
      const isWhole = rows.every(({ zone }) => zone !== undefined && isZone(zone))
      const used = new Set(rows.map(({ category, scheme }) => usedBy(`${category} ${scheme}`)))
      return inOneWord(
        [isWhole ? NONE : hashOfZones(personZone)],
        Array.from(used, (version) =>
          version === NONE ? NONE : `${version}:${hashUnder(version)}`,
        ),
      )
    },
    /**
     * Returns the basis of a sum that is added up from several stored sums.
     * @param many the bases of the stored sums
     */
    ofSums: (many: readonly string[]) => {
      const parts = many.map((one) => one.split(' '))
      return inOneWord(
        parts.map(([, personZone = NONE]) => personZone),
        parts.flatMap(([, , scheme = NONE]) => scheme.split('+')),
      )
    },
    /** Whether a stored sum with this basis is still correct. */
    isValid: (basis: string, personZone: PersonZone) => {
      const [form, by = '', scheme = ''] = basis.split(' ')
      return form === FORM && (by === NONE || by === hashOfZones(personZone)) && isScheme(scheme)
    },
  }
}
export type Basis = ReturnType<typeof basisFor>
