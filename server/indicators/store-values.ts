/** Stores key indicators. A new value replaces the stored one, which stays in the history. */
import { fromParts, partsOf } from '../../src/core/indicators/amounts.ts'
import { VALUES_IN_STATEMENT } from '../../src/sync/contract.ts'
import type { Database, IndicatorRow } from '../db/tables.ts'

export interface Given extends Pick<IndicatorRow, 'member' | 'indicator' | 'period' | 'from_date'> {
  /** Null removes the stored value. */
  value: number | null
}

export interface Difference extends Given {
  /** Undefined if no value is stored yet. */
  before: number | undefined
}

const keyOf = ({ member, indicator, period, from_date }: Omit<Given, 'value'>) =>
  `${member} ${indicator} ${period} ${from_date}`

/**
 * Returns the present values of a team, or of one person in the team, for periods that begin in the
 * range.
 */
export const readRows = (
  db: Database,
  team: string,
  range: { from: string; to: string },
  member?: string,
) =>
  db
    .selectFrom('indicator_values')
    .selectAll()
    .where('team', '=', team)
    .$if(member !== undefined, (query) => query.where('member', '=', member ?? ''))
    .where('from_date', '>=', range.from)
    .where('from_date', '<=', range.to)
    .execute()

const rangeOf = (given: readonly Given[]) => {
  const days = given.map(({ from_date }) => from_date).sort()
  return { from: days[0] ?? '', to: days.at(-1) ?? '' }
}

export interface Differences {
  changes: Difference[]
  same: Difference[]
}

/**
 * Returns what would change if these values were stored. Of several values for the same indicator,
 * period and person, the last one is used.
 */
export const differencesOf = async (
  db: Database,
  team: string,
  given: readonly Given[],
): Promise<Differences> => {
  const known = new Map(
    (await readRows(db, team, rangeOf(given))).map((row) => [keyOf(row), fromParts(row.parts)]),
  )
  const last = new Map(given.map((one) => [keyOf(one), one]))
  const all = [...last].map(([key, one]): Difference => ({ ...one, before: known.get(key) }))
  const changes = all.filter(({ value, before }) => (value ?? undefined) !== before)
  const same = all.filter(({ value, before }) => (value ?? undefined) === before)
  return { changes, same }
}

function* portionsOf<T>(all: readonly T[]) {
  for (let i = 0; i < all.length; i += VALUES_IN_STATEMENT)
    yield all.slice(i, i + VALUES_IN_STATEMENT)
}

const VALUE_KEY = ['team', 'member', 'indicator', 'period', 'from_date'] as const

const keepBefore = async (
  tx: Database,
  rows: readonly (Omit<IndicatorRow, 'parts'> & { parts: number | null })[],
) => {
  for (const some of portionsOf(rows))
    await tx
      .insertInto('indicator_history')
      .values(some)
      .onConflict((conflict) =>
        conflict
          .columns([...VALUE_KEY, 'given_at'])
          .doUpdateSet((eb) => ({ parts: eb.ref('excluded.parts') })),
      )
      .execute()
}

/** Locks the row of the team, so that two imports for one team run one after the other. */
const lockTeam = (tx: Database, team: string) =>
  tx
    .updateTable('teams')
    .set((eb) => ({ name: eb.ref('name') }))
    .where('id', '=', team)
    .execute()

/**
 * Stores the values that differ from the stored ones. Returns the differences, and the values that
 * were equal.
 */
export const storeValues = (
  db: Database,
  team: string,
  given: readonly Given[],
  now: number,
): Promise<Differences> =>
  db.transaction().execute(async (tx) => {
    await lockTeam(tx, team)
    const { changes, same } = await differencesOf(tx, team, given)
    // The history also contains the present value, with the instant since which it is valid.
    await keepBefore(
      tx,
      changes.map(({ value, before: _, ...place }) => ({
        team,
        ...place,
        parts: value === null ? null : partsOf(value),
        given_at: now,
      })),
    )
    const kept = changes.flatMap(({ value, before: _, ...place }) =>
      value === null ? [] : [{ team, ...place, parts: partsOf(value), given_at: now }],
    )
    for (const some of portionsOf(kept))
      await tx
        .insertInto('indicator_values')
        .values(some)
        .onConflict((conflict) =>
          conflict.columns([...VALUE_KEY]).doUpdateSet((eb) => ({
            parts: eb.ref('excluded.parts'),
            given_at: eb.ref('excluded.given_at'),
          })),
        )
        .execute()
    for (const { member, indicator, period, from_date, value } of changes)
      if (value === null)
        await tx
          .deleteFrom('indicator_values')
          .where('team', '=', team)
          .where('member', '=', member)
          .where('indicator', '=', indicator)
          .where('period', '=', period)
          .where('from_date', '=', from_date)
          .execute()
    return { changes, same }
  })
