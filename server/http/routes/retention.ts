/** Retention: the routes that count old rows and remove them. */
import { setTimeout } from 'node:timers/promises'
import pLimit from 'p-limit'
import { REMOVAL_WAIT, type Removed, type Retention } from '../../../src/sync/contract.ts'
import { countOld, oldBefore, removeOld } from '../../segments/retention.ts'
import { ADMINISTRATION } from './administration-table.ts'
import type { Dependencies } from './dependencies.ts'
import type { ServeMembers } from './serve.ts'

export const addRetentionRoutes = (
  serve: ServeMembers,
  { db, clock, keepDays, log }: Dependencies,
) => {
  // Only one request runs at a time, because each reads or removes all old rows.
  const one = pLimit(1)

  serve(ADMINISTRATION.getRetention, async (c, read) => {
    const days = Number(read.query().days)
    const now = clock.expiryNow()
    const teams = await one(() => countOld(db, days, now))
    return c.json({
      ...(keepDays !== undefined && { keepDays }),
      until: oldBefore(days, now),
      teams: teams.map(({ id, name, segments, tombstones, all }) => ({
        id,
        name,
        old: segments + tombstones,
        all: all + tombstones,
      })),
    } satisfies Retention)
  })

  serve(ADMINISTRATION.removeOld, async (c, read) => {
    const { days } = await read.body()
    const { member } = c.get('caller')
    // Uses the proven clock (server/clock.ts): after somebody has set the computer's clock ahead,
    // the proven clock keeps the old time for an hour. With a wrong time, rows could be removed too
    // early, and they could not be restored.
    const removing = one(() => removeOld(db, days, clock.expiryNow(), member))
    removing.catch(({ message }: Error) => log.warn({ error: message }, 'old rows not removed'))
    const waiting = new AbortController()
    const goesOn = setTimeout(REMOVAL_WAIT, undefined, { ref: false, signal: waiting.signal })
    goesOn.catch(() => undefined)
    const removed = await Promise.race([removing, goesOn])
    waiting.abort()
    return c.json({ ...(removed !== undefined && { removed }) } satisfies Removed)
  })
}
