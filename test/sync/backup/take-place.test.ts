/** Tests a browser on a new computer that continues the segments of a browser on an old computer. */
import { expect, test } from 'vitest'
import { restoreBackup } from '../../../src/store/backup/restore-backup.ts'
import { mayTakePlace } from '../../../src/store/backup/take-place.ts'
import type { StintDatabase } from '../../../src/store/database.ts'
import { readNamed } from '../../../src/store/named-rows.ts'
import { askToSend } from '../../../src/store/outbox/sending.ts'
import { switchTo } from '../../../src/store/timeline/commands.ts'
import { edit } from '../../../src/store/timeline/edit.ts'
import { readPopupView } from '../../../src/store/views/popup-view.ts'
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
import { expectInvariants } from '../../support/invariants.ts'

setUpBrowserAndEndpoint()

const backupOf = async (from: StintDatabase) => readBackup((await saveBackup(from)).file)
const devicesIn = async (of: StintDatabase) =>
  new Set((await of.segments.toArray()).map((row) => row.device))

/** Opens a new browser. The person uses it for ten minutes before they find the backup file. */
const newBrowser = async () => {
  const other = freshProfile().open()
  await pass(30)
  await switchTo(other, 'research')
  await pass(10)
  return other
}

const restored = async (takesPlace: boolean) => {
  await workMorning()
  const backup = await backupOf(db)
  const other = await newBrowser()
  await restoreBackup(other, backup, { withSettings: true, takesPlace })
  return { backup, other }
}

const firstOf = async (of: StintDatabase) => {
  const [first] = await of.segments.orderBy('startedAt').toArray()
  if (!first) throw new Error('Nothing was put back')
  return first
}

test("the browser has the old one's id: all segments can be edited, and the running one goes on", async () => {
  const { other } = await restored(true)
  expect(await readNamed(other, 'device')).toBe(await readNamed(db, 'device'))
  expect(await devicesIn(other)).toEqual(await devicesIn(db))
  await expectInvariants(other)
  const { id } = await firstOf(other)
  expect(await edit(other, { do: 'change', id, category: 'internal-meeting' })).toBeUndefined()
  expect(await other.segments.get(id)).toMatchObject({ category: 'internal-meeting' })
  expect((await readPopupView(other)).running).toMatchObject({ category: 'research' })
  await pass(5)
  await switchTo(other, 'misc')
  await expectInvariants(other)
})

test('without taking its place, the segments stay those of another browser', async () => {
  const { other } = await restored(false)
  expect((await devicesIn(other)).size).toBe(2)
  const { id } = await firstOf(other)
  expect(await edit(other, { do: 'delete', id })).toBe('foreign')
})

test('the popup counts the day on all devices, as the day page does', async () => {
  const before = (await restored(false)).other
  const { worked, totals } = await readPopupView(before)
  const rows = await before.segments.toArray()
  const all = rows.reduce((ms, { startedAt, endedAt = Date.now() }) => ms + endedAt - startedAt, 0)
  expect(worked).toBe(all)
  expect(Object.values(totals).reduce((a, b) => a + b)).toBe(all)
})

test('connected again it sends as the old one, whose token is void', async () => {
  await endpoint.connect(db)
  await workMorning()
  await sendNow()
  const backup = await backupOf(db)
  const other = await newBrowser()
  await restoreBackup(other, backup, { withSettings: true, takesPlace: true })
  await endpoint.connect(other)
  const { id } = await firstOf(other)
  await edit(other, { do: 'change', id, category: 'internal-meeting' })
  await switchTo(other, 'misc')
  await askToSend(other)
  await sendWhatIsDue(other)
  const rows = await endpoint.rows()
  expect(rows.find((row) => row.id === id)).toMatchObject({ category: 'internal-meeting' })
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  const [receipt] = await other.receipts.toArray()
  expect(receipt).toMatchObject({ matches: true })
  await switchTo(db, 'research')
  await sendNow()
  expect(await readNamed(db, 'sending')).toMatchObject({ failure: 'token' })
})

test.each([
  ['connected already', async (other: StintDatabase) => endpoint.connect(other)],
  [
    'in use when the backup was made',
    async (other: StintDatabase) => {
      const [row] = await other.segments.toArray()
      if (row) await other.segments.update(row.id, { startedAt: row.startedAt - 86_400_000 })
    },
  ],
])('it may not where it was %s', async (_, makes) => {
  await workMorning()
  const backup = await backupOf(db)
  const other = await newBrowser()
  expect(await mayTakePlace(other, backup)).toBe(true)
  await makes(other)
  expect(await mayTakePlace(other, backup)).toBe(false)
  await restoreBackup(other, backup, { withSettings: true, takesPlace: true })
  expect((await devicesIn(other)).size).toBe(2)
})

test('a file of this browser or of an unknown one does not offer it', async () => {
  await workMorning()
  const backup = await backupOf(db)
  const { device: _, ...older } = backup
  expect(await mayTakePlace(freshProfile().open(), older)).toBe(false)
  expect(await mayTakePlace(db, backup)).toBe(false)
})
