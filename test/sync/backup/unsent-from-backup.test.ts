/** Tests that unsent time of a browser that no longer exists can be restored in another browser. */

import { expect, test, vi } from 'vitest'
import { minute } from '../../../src/core/time/units.ts'
import { restoreBackup } from '../../../src/store/backup/restore-backup.ts'
import type { StintDatabase } from '../../../src/store/database.ts'
import { askToSend } from '../../../src/store/outbox/sending.ts'
import { switchTo } from '../../../src/store/timeline/commands.ts'
import { readBackup } from '../../../src/sync/backup/read.ts'
import { saveBackup } from '../../../src/sync/backup/save.ts'
import { sendWhatIsDue } from '../../../src/sync/send.ts'
import {
  db,
  endpoint,
  pass,
  sendNow,
  setUpBrowserAndEndpoint,
  workMorning,
} from '../../support/connected-browser.ts'
import { freshProfile } from '../../support/fresh-profile.ts'

setUpBrowserAndEndpoint()

const sendFrom = async (other: StintDatabase) => {
  await askToSend(other)
  await sendWhatIsDue(other)
}

/** The old browser may have sent its unsent rows after it made the backup; both cases are tested. */
test.each([false, true])('a backup with unsent rows is sent; sent before: %s', async (sent) => {
  await endpoint.connect(db)
  await workMorning()
  await sendNow()
  await switchTo(db, 'misc')
  await pass(20)
  await switchTo(db, 'research')
  const { file } = await saveBackup(db)
  if (sent) await sendNow()

  const other = freshProfile().open()
  await restoreBackup(other, await readBackup(file), { withSettings: true })
  await switchTo(other, 'dialing')
  vi.setSystemTime(Date.now() + 2 * minute)
  endpoint.syncClock()
  await switchTo(other, 'misc')
  await endpoint.connect(other)
  await sendFrom(other)
  expect((await endpoint.rows()).map((row) => row.category)).toContain('dialing')
  const waiting = await other.segments.where('outbox').equals('send').toArray()
  expect(waiting.every((row) => row.open === 1)).toBe(true)
  const [receipt] = await other.receipts.toArray()
  expect(receipt).toMatchObject({ matches: true })
  const { value } = (await other.named.get('sending')) as { value: object }
  expect(value).toMatchObject({ differing: [], owed: [] })
})
