import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseOf, categoryOf, DETAILED, isBase } from '../../../src/core/scheme/categories.ts'
import {
  changeAllowedFrom,
  everInForce,
  firstDayOfChange,
  nextVersion,
  schemeStatus,
} from '../../../src/core/scheme/change.ts'
import {
  applySchemeEdits,
  categoryFrom,
  type SchemeEdit,
  usualKindBelow,
} from '../../../src/core/scheme/edits.ts'
import {
  FIRST_SCHEME,
  inForceOn,
  type SchemeVersion,
  withAll,
} from '../../../src/core/scheme/versions.ts'

const BASES = DETAILED.filter(({ id }) => isBase(id)).map(({ id }) => id)

const dayAfter = (days: number) => Temporal.PlainDate.from('2026-11-26').add({ days }).toString()

/** A person's edit of a category. `n` selects one of the scheme's present categories. */
type Wish =
  | { wish: 'add'; parent: string; name: string }
  | { wish: 'rename' | 'retire' | 'offer'; n: number; name: string }
  | { wish: 'move'; n: number; parent: string }
  | { wish: 'take'; scheme: 'base' | 'detailed' }
  | { wish: 'every'; months: 1 | 3 | 6 }

const parent = fc.constantFrom(...BASES)
const name = fc.stringMatching(/^[A-Z][a-z]{2,8}$/)
const n = fc.nat(40)
const wishes: fc.Arbitrary<Wish> = fc.oneof(
  fc.record({ wish: fc.constant('add' as const), parent, name }),
  fc.record({
    wish: fc.constantFrom('rename' as const, 'retire' as const, 'offer' as const),
    n,
    name,
  }),
  fc.record({ wish: fc.constant('move' as const), n, parent }),
  fc.record({ wish: fc.constant('take' as const), scheme: fc.constantFrom('base', 'detailed') }),
  fc.record({ wish: fc.constant('every' as const), months: fc.constantFrom(1, 3, 6) }),
)

/**
 * Attempts to change the scheme, each on the day of the previous attempt or later. `back` means that the
 * person withdraws the change that waits for its day.
 */
const attempts = fc.array(
  fc.record({
    after: fc.oneof(fc.constantFrom(0, 0, 1, 2), fc.nat(200)),
    back: fc.boolean(),
    wishes: fc.array(wishes, { minLength: 1, maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 25 },
)
type Attempt = { after: number; back: boolean; wishes: readonly Wish[] }

let made = 0
function editOf(wish: Wish, scheme: SchemeVersion): SchemeEdit {
  const some = (index: number) => scheme.categories[index % scheme.categories.length]?.id ?? ''
  switch (wish.wish) {
    case 'add': {
      const { name, parent } = wish
      const category = { en: name, ru: `${name}-ru`, parent, ...usualKindBelow(parent) }
      return { do: 'add', category: categoryFrom(category, `r${made++}`) }
    }
    case 'rename':
      return { do: 'rename', id: some(wish.n), en: wish.name, ru: `${wish.name}-ru` }
    case 'retire':
    case 'offer':
      return { do: wish.wish, id: some(wish.n) }
    case 'move':
      return { do: 'move', id: some(wish.n), parent: wish.parent }
    case 'take':
      return { do: 'take', scheme: wish.scheme }
    case 'every':
      return { do: 'every', months: wish.months }
  }
}

/** Returns the versions of the scheme after these attempts, and the day and outcome of each attempt. */
function live(history: readonly Attempt[]) {
  let day = 0
  let versions: readonly SchemeVersion[] = [FIRST_SCHEME]
  const outcomes: { today: string; why?: string; before: readonly SchemeVersion[] }[] = []
  for (const { after, back, wishes } of history) {
    day += after
    const today = dayAfter(day)
    const { newest, settled } = schemeStatus(versions, today)
    const edits = wishes.map((wish) => editOf(wish, newest))
    const change = back ? settled : applySchemeEdits(newest, edits, settled.categories)
    const outcome = nextVersion(versions, change, today)
    const before = versions
    if ('next' in outcome) versions = [...versions, outcome.next]
    outcomes.push({ today, before, ...('refused' in outcome && outcome.refused) })
  }
  return { versions, outcomes, last: dayAfter(day + 1) }
}

const months = ({ changeEvery }: SchemeVersion) => ({ months: changeEvery })

describe('over any history of changes', () => {
  it('no two versions in force are closer than the earlier one allows', () => {
    fc.assert(
      fc.property(attempts, (history) => {
        const inForce = everInForce(live(history).versions)
        inForce.slice(1).forEach((version, i) => {
          const before = inForce[i]
          if (!before?.from || !version.from) return
          const earliest = Temporal.PlainDate.from(before.from).add(months(before))
          expect(version.from >= earliest.toString()).toBe(true)
        })
      }),
    )
  })

  it('a refusal names the first day on which the same change is accepted', () => {
    fc.assert(
      fc.property(attempts, fc.nat(100), (history, ahead) => {
        const { versions, last } = live(history)
        const today = Temporal.PlainDate.from(last).add({ days: ahead }).toString()
        const from = changeAllowedFrom(versions, today)
        const { settled } = schemeStatus(versions, today)
        const change = { ...settled, changeEvery: settled.changeEvery === 6 ? 1 : 6 } as const
        const now = nextVersion(versions, change, today)
        if (!from) {
          expect(now).toHaveProperty('next')
          return
        }
        expect(now).toEqual({ refused: { why: 'too-early', allowedFrom: from } })
        const dayBefore = Temporal.PlainDate.from(from).subtract({ days: 1 }).toString()
        expect(nextVersion(versions, change, dayBefore)).toHaveProperty('refused')
        expect(firstDayOfChange(versions, dayBefore)).toBe(
          Temporal.PlainDate.from(from).add({ days: 1 }).toString(),
        )
        expect(nextVersion(versions, change, from)).toHaveProperty('next')
      }),
    )
  })

  it('no version in force is lost, ids are unique, and retired categories keep their names', () => {
    fc.assert(
      fc.property(attempts, (history) => {
        const { versions } = live(history)
        const everywhere = versions.map((version) => withAll(version, versions))
        const all = new Set(versions.flatMap(({ categories }) => categories.map(({ id }) => id)))
        for (const { categories } of everywhere) {
          const ids = categories.map(({ id }) => id)
          expect(new Set(ids).size).toBe(ids.length)
          expect(new Set(ids)).toEqual(all)
          for (const id of ids) expect(categoryOf(id, categories)?.en).toBeTruthy()
        }
        const inForce = everInForce(versions)
        inForce.slice(1).forEach(({ categories }, i) => {
          const ids = categories.map(({ id }) => id)
          expect(ids).toEqual(expect.arrayContaining(inForce[i]?.categories.map((c) => c.id) ?? []))
        })
      }),
    )
  })

  it('the meaning of a category never changes once it was in force', () => {
    fc.assert(
      fc.property(attempts, (history) => {
        const inForce = everInForce(live(history).versions)
        const meanings = new Map<string, string>()
        for (const { id, group, offComputer, yields } of inForce.flatMap((v) => v.categories)) {
          const meaning = JSON.stringify([group, offComputer, yields])
          expect(meanings.get(id) ?? meaning).toBe(meaning)
          meanings.set(id, meaning)
        }
      }),
    )
  })

  it('the base 8 have the sum of the segments, whatever version each was recorded under', () => {
    const segments = fc.array(fc.record({ day: fc.nat(3000), n: fc.nat(100), ms: fc.nat(9e6) }))
    fc.assert(
      fc.property(attempts, segments, (history, parts) => {
        const { versions } = live(history)
        const rows = parts.map(({ day, n, ms }) => {
          const { version, categories } = inForceOn(dayAfter(day), versions)
          return { category: categories[n % categories.length]?.id ?? '', scheme: version, ms }
        })
        const totals: Record<string, number> = {}
        for (const { category, scheme, ms } of rows) {
          const under = versions.find(({ version }) => version === scheme)?.categories ?? []
          const base = baseOf(category, under)
          totals[base] = (totals[base] ?? 0) + ms
        }
        const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0)
        expect(sum(Object.values(totals))).toBe(sum(rows.map(({ ms }) => ms)))
        expect(BASES).toEqual(expect.arrayContaining(Object.keys(totals)))
      }),
    )
  })

  it('a waiting version is amended for the same day, and withdrawn it does not count as a change', () => {
    fc.assert(
      fc.property(attempts, (history) => {
        const { outcomes } = live(history)
        for (const { today, before } of outcomes) {
          const { settled, pending } = schemeStatus(before, today)
          if (!pending) continue
          const change = { ...pending, changeEvery: pending.changeEvery === 1 ? 3 : 1 } as const
          const amended = nextVersion(before, change, today)
          // The change differs from the waiting version only in `changeEvery`. If the result is equal to
          // the version in force (`settled`), the waiting version is withdrawn.
          if ('next' in amended) expect([pending.from, settled.from]).toContain(amended.next.from)
          const back = nextVersion(before, settled, today)
          if (!('next' in back)) throw new Error('cannot be taken back')
          const after = [...before, back.next]
          expect(schemeStatus(after, today).pending).toBeUndefined()
          expect(changeAllowedFrom(after, today)).toBe(
            changeAllowedFrom(
              before.filter((v) => (v.from ?? '') <= today),
              today,
            ),
          )
        }
      }),
    )
  })

  it('a waiting version keeps its day, also when amended further west, where it is a day earlier', () => {
    const change = { ...FIRST_SCHEME, changeEvery: 3 } as const
    const first = nextVersion([FIRST_SCHEME], change, '2026-11-27')
    if (!('next' in first)) throw new Error('refused')
    const again = { ...FIRST_SCHEME, changeEvery: 6 } as const
    const versions = [FIRST_SCHEME, first.next]
    expect(nextVersion(versions, again, '2026-11-26')).toMatchObject({
      next: { version: 3, from: '2026-11-28', changeEvery: 6 },
    })
  })
})
