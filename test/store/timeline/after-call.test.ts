import { expect, test } from 'vitest'
import { changeSettings } from '../../../src/store/settings.ts'
import { apply, stop, switchTo } from '../../../src/store/timeline/commands.ts'
import { nameCall } from '../../../src/store/timeline/name-call.ts'
import { repeat, repeatByKey } from '../../../src/store/timeline/repeat.ts'
import { readTrace } from '../../../src/store/timeline/trace.ts'
import { undo } from '../../../src/store/timeline/undo.ts'
import { readPopupView } from '../../../src/store/views/popup-view.ts'
import { readRepeats } from '../../../src/store/views/repeats.ts'
import { db, setUpCommands, timelineText } from '../../support/command-clock.ts'
import { PIPEDRIVE, passMinutes } from '../../support/stopped-clock.ts'

setUpCommands()

const meet = { tab: 1, category: 'client-meeting', ask: true as const }
const heard = (audible: boolean) => ({
  at: 'elsewhere' as const,
  sounds: [{ ...meet, audible }],
})

/**
 * Plays a call of ten minutes that Stint detects by its sound while the category misc runs. For this
 * product, the person has chosen *ask me after* (rule 10 of docs/domain.md).
 */
async function callByAsking() {
  await switchTo(db, 'misc')
  await passMinutes(db, 5)
  await passMinutes(db, 10, heard(true))
  await passMinutes(db, 3, heard(false))
}

const unnamed = async () => (await readPopupView(db)).unnamed

test('after a call the popup asks once, and an answer is an act that can be undone', async () => {
  await callByAsking()
  const asked = await unnamed()
  expect(asked?.category).toBe('client-meeting')
  await nameCall(db, asked?.id ?? '', 'prospect-meeting')
  expect(await timelineText()).toEqual(['misc 0–6', 'prospect-meeting 6–16', 'misc 16–'])
  expect(await unnamed()).toBeUndefined()
  await undo(db)
  expect((await unnamed())?.category).toBe('client-meeting')
})

test('the category that it has is an answer, too', async () => {
  await callByAsking()
  await nameCall(db, (await unnamed())?.id ?? '', 'client-meeting')
  expect(await unnamed()).toBeUndefined()
  const [, call] = await db.segments.orderBy('startedAt').toArray()
  expect(call).toMatchObject({ category: 'client-meeting', source: 'auto' })
})

test('nothing is asked while the call runs, and no unknown category is stored', async () => {
  await switchTo(db, 'misc')
  await passMinutes(db, 10, heard(true))
  expect(await unnamed()).toBeUndefined()
  await passMinutes(db, 3, heard(false))
  const id = (await unnamed())?.id ?? ''
  await expect(nameCall(db, id, 'no-such')).rejects.toThrow(RangeError)
  await nameCall(db, 'gone', 'misc')
  expect((await unnamed())?.id).toBe(id)
})

const deal = { product: 'pipedrive', record: { type: 'deal', id: '4182' } }

/** Plays a call during which the CRM page of a deal was open. */
async function callWithDeal() {
  await changeSettings(db, { keepRecords: true })
  await switchTo(db, 'outgoing-call')
  await passMinutes(db, 5, { at: 'site', category: 'documentation', context: deal })
  await passMinutes(db, 1)
  await stop(db)
}

test('a call that has just ended offers its notes first, and one key starts them', async () => {
  await callWithDeal()
  const { pairs } = await readRepeats(db)
  expect(pairs).toEqual([{ category: 'documentation', note: '', context: deal }])
  await repeatByKey(db, 0)
  const rows = await db.segments.orderBy('startedAt').toArray()
  expect(rows.at(-1)).toMatchObject({ category: 'documentation', source: 'hand', context: deal })
  expect(rows.at(-1)).not.toHaveProperty('note')
  await passMinutes(db, 1)
  expect((await readRepeats(db)).pairs).toEqual([])
})

test('a recording has the record of the notes, so that it plays back the same', async () => {
  await changeSettings(db, { recordTrace: true })
  await callWithDeal()
  await repeat(db, { category: 'documentation', note: '', context: deal })
  const picks = (await readTrace(db)).filter(({ type }) => type === 'pick')
  expect(picks.at(-1)).toMatchObject({ category: 'documentation', context: deal })
  await apply(db)
})

test.each([
  ['a call', 'outgoing-call', true, 'documentation'],
  ['a call, without automatic start', 'outgoing-call', false, undefined],
  ['picked Documentation', 'documentation', true, undefined],
] as const)(
  'Stop of %s with the CRM in front: what the popup says follows, does',
  async (...given) => {
    const [, category, autoStart, follows] = given
    await changeSettings(db, { autoStart })
    await switchTo(db, category)
    await passMinutes(db, 3, PIPEDRIVE)
    expect((await readPopupView(db)).starting).toBeUndefined()
    await stop(db)
    expect((await readPopupView(db)).starting).toBe(follows)
    await passMinutes(db, 2, PIPEDRIVE)
    const { running, starting } = await readPopupView(db)
    expect([running?.category, starting]).toEqual([follows, undefined])
  },
)
