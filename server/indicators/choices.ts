/**
 * Reads and stores a team's choices about its key indicators, and the changes that the team agreed
 * on at monthly reviews.
 */
import { REVIEWED } from '../../src/core/indicators/review.ts'
import {
  type IndicatorChange,
  IndicatorChoices,
  MAX_REVIEWS,
  type NewReview,
  type Reviews,
} from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import { recordAct } from '../people/audit.ts'

type Choices = Required<IndicatorChoices>

const NONE: Choices = { currency: null, hourlyCost: null, own: [], targets: [] }

export const readChoices = async (db: Database, team: string): Promise<Choices> => {
  const row = await db
    .selectFrom('indicator_choices')
    .select('choices')
    .where('team', '=', team)
    .executeTakeFirst()
  return row ? { ...NONE, ...IndicatorChoices.parse(JSON.parse(row.choices)) } : NONE
}

interface Acting {
  team: string
  actor: string
}

/** Stores the choices that `change` contains. Other choices of the team stay unchanged. */
export const changeChoices = (
  db: Database,
  { team, actor }: Acting,
  change: IndicatorChange,
  now: number,
) =>
  db.transaction().execute(async (tx) => {
    const before = await readChoices(tx, team)
    const next: Choices = { ...before, ...change }
    const choices = JSON.stringify(next)
    if (choices === JSON.stringify(before)) return next
    await tx
      .insertInto('indicator_choices')
      .values({ team, choices })
      .onConflict((conflict) => conflict.column('team').doUpdateSet({ choices }))
      .execute()
    const what = Object.keys(change).join(', ')
    await recordAct(tx, {
      team,
      at: now,
      actor,
      act: 'indicators chosen',
      about: team,
      detail: what,
    })
    return next
  })

const isReviewed = (word: string | null) => REVIEWED.find((one) => one === word)

export const readReviews = async (db: Database, team: string): Promise<Reviews> => {
  const rows = await db
    .selectFrom('indicator_reviews')
    .select(['month', 'agreed', 'watch', 'at'])
    .where('team', '=', team)
    .orderBy('month', 'desc')
    .limit(MAX_REVIEWS)
    .execute()
  return {
    reviews: rows.map(({ month, agreed, watch, at }) => {
      const watched = isReviewed(watch)
      return { month, agreed, ...(watched && { watch: watched }), at }
    }),
  }
}

/**
 * Stores the change that a team agreed on at the review of a month. An empty text removes the
 * stored change.
 */
export const storeReview = async (
  db: Database,
  team: string,
  { month, agreed, watch = undefined }: NewReview,
  now: number,
) => {
  if (agreed.trim() === '') {
    await db
      .deleteFrom('indicator_reviews')
      .where('team', '=', team)
      .where('month', '=', month)
      .execute()
    return
  }
  const row = { agreed: agreed.trim(), watch: watch ?? null, at: now }
  await db
    .insertInto('indicator_reviews')
    .values({ team, month, ...row })
    .onConflict((conflict) => conflict.columns(['team', 'month']).doUpdateSet(row))
    .execute()
}
