/**
 * Reads and stores a team's answers to the two readiness questions (docs/domain.md, *Scheme
 * rules*): whether its key indicators are in the CRM, and whether it has used that CRM for half a
 * year. A team answers once, before it makes its first own scheme (set of categories).
 */
import type { Readiness, Scheme } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import { recordAct } from '../people/audit.ts'
import type { Owner } from '../people/owner.ts'

export const readAnswers = async (db: Database, team: string): Promise<Scheme['readiness']> => {
  const { readiness } = await db
    .selectFrom('teams')
    .select('readiness')
    .where('id', '=', team)
    .executeTakeFirstOrThrow()
  return readiness === null ? undefined : JSON.parse(readiness)
}

/**
 * Stores a team's answers, within the transaction of the caller. Stored answers are never replaced.
 */
export const keepAnswers = async (
  tx: Database,
  { team, member: actor }: Owner,
  answers: Readiness,
  now: number,
) => {
  const stored = await tx
    .updateTable('teams')
    .set({ readiness: JSON.stringify({ ...answers, answeredAt: now }) })
    .where('id', '=', team)
    .where('readiness', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (stored) await recordAct(tx, { team, at: now, actor, act: 'readiness answered', about: team })
}

export const answerReadiness = (db: Database, owner: Owner, answers: Readiness, now: number) =>
  db.transaction().execute((tx) => keepAnswers(tx, owner, answers, now))
