/** Rows are kept for so many days, if the company says so, and no longer. */
import { COMMAND_LINE, note } from './audit.ts'
import type { Database } from './tables.ts'

const day = 24 * 60 * 60_000

/**
 * Removes, team by team, segments that ended over `days` ago, tombstones that were made as long
 * ago, and what is left of the days they were in. Returns how many segments went.
 */
export const removeOld = async (db: Database, days: number, now: number) => {
  const until = now - days * day
  const teams = await db.selectFrom('teams').select('id').execute()
  let removed = 0
  for (const { id: team } of teams)
    removed += await db.transaction().execute(async (tx) => {
      const { numDeletedRows } = await tx
        .deleteFrom('segments')
        .where('team', '=', team)
        .where((eb) =>
          eb.or([
            eb('ended_at', '<', until),
            eb.and([eb('deleted', '=', 1), eb('changed_at', '<', until)]),
          ]),
        )
        .executeTakeFirstOrThrow()
      await tx.deleteFrom('days').where('team', '=', team).where('to_at', '<', until).execute()
      await tx
        .deleteFrom('codes')
        .where('team', '=', team)
        .where('expires_at', '<', until)
        .execute()
      const count = Number(numDeletedRows)
      if (count > 0)
        await note(tx, {
          ...{ team, at: now, actor: COMMAND_LINE, act: 'old rows removed' as const },
          about: `${count}`,
        })
      return count
    })
  return removed
}
