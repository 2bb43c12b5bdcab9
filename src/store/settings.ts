import { UNEXPLAINED } from '../core/segment.ts'
import { DEFAULTS, type Settings } from '../core/settings.ts'
import { readNamed, type StintDatabase, writeNamed } from './database.ts'
import { marked } from './outbox.ts'

/** Where this person's days are. */
export const ownZone = () => Temporal.Now.timeZoneId()

export const readSettings = async (db: StintDatabase): Promise<Settings> => ({
  ...DEFAULTS,
  ...(await readNamed(db, 'settings')),
})

/** Only what was changed is stored, so that a later default reaches everybody else. */
export const changeSettings = (db: StintDatabase, patch: Partial<Settings>): Promise<void> =>
  db.transaction('rw', db.named, db.segments, async () => {
    const before = await readSettings(db)
    await writeNamed(db, 'settings', { ...(await readNamed(db, 'settings')), ...patch })
    const { sendUnexplained } = { ...before, ...patch }
    if (sendUnexplained !== before.sendUnexplained) await markAnew(db, sendUnexplained)
  })

/** Whether unexplained stretches wait to be sent is marked on each of them. */
async function markAnew(db: StintDatabase, sendUnexplained: boolean) {
  const rows = await db.segments
    .where('[category+startedAt]')
    .between([UNEXPLAINED, -Infinity], [UNEXPLAINED, Infinity])
    .toArray()
  await db.segments.bulkPut(rows.map((row) => marked(row, sendUnexplained)))
}
