import { expect, test } from 'vitest'
import { minute } from '../../../src/core/time/units.ts'
import type { StintDatabase } from '../../../src/store/database.ts'
import {
  confirm,
  documentInstead,
  endForgotten,
  explain,
} from '../../../src/store/timeline/answers.ts'
import { apply, switchTo } from '../../../src/store/timeline/commands.ts'
import { undo } from '../../../src/store/timeline/undo.ts'
import { readPopupView } from '../../../src/store/views/popup-view.ts'
import { readRunningView } from '../../../src/store/views/running-view.ts'
import { badgeOf } from '../../../src/ui/badge.ts'
import { expectInvariants } from '../../support/invariants.ts'
import { PIPEDRIVE as CRM, passMinutes, setUpStoppedClock } from '../../support/stopped-clock.ts'

const start = Date.UTC(2026, 10, 23, 9)

let db: StintDatabase
setUpStoppedClock(start, (fresh) => {
  db = fresh
})

const pass = (minutes: number, seen?: Parameters<typeof apply>[1]) => passMinutes(db, minutes, seen)

const readLines = async () =>
  (await expectInvariants(db)).map((s) => {
    const end = s.endedAt === undefined ? '' : (s.endedAt - start) / minute
    return `${s.category} ${(s.startedAt - start) / minute}–${end}${s.review ? ' review' : ''}`
  })

const doubt = async () => (await readPopupView(db)).doubt

test('after four hours popup and badge ask; Yes asks again four hours later', async () => {
  await switchTo(db, 'client-meeting')
  await pass(239)
  expect(await doubt()).toBeUndefined()
  await pass(1)
  expect(await doubt()).toEqual({ why: 'long', at: start + 240 * minute })
  expect(badgeOf(await readRunningView(db))).toMatchObject({ text: '?' })
  await pass(5)
  await confirm(db)
  expect(await doubt()).toBeUndefined()
  await pass(240)
  expect(await doubt()).toEqual({ why: 'long', at: start + 485 * minute })
  expect(await readLines()).toEqual(['client-meeting 0–'])
})

test('after No the rest is unexplained, and both are marked for review until it is explained', async () => {
  await switchTo(db, 'client-meeting')
  await pass(300)
  await endForgotten(db)
  expect(await readLines()).toEqual(['client-meeting 0–240 review', 'unexplained 240–300 review'])
  const { question } = await readPopupView(db)
  expect(question).toMatchObject({ before: 'client-meeting', count: 1 })
  await explain(db, question?.id ?? '', 'drive')
  expect(await readLines()).toEqual(['client-meeting 0–240 review', 'drive 240–300'])
})

test('undo of that end counts as "it goes on"', async () => {
  await switchTo(db, 'client-meeting')
  await pass(300)
  await endForgotten(db)
  await undo(db)
  expect(await readLines()).toEqual(['client-meeting 0–'])
  expect(await doubt()).toBeUndefined()
})

test('undo of the end at the cap restores the segment, and the next observation does not end it again', async () => {
  await switchTo(db, 'misc')
  await pass(721)
  expect(await readLines()).toEqual(['misc 0–240 review', 'unexplained 240–720 review'])
  await undo(db)
  await pass(2)
  expect(await readLines()).toEqual(['misc 0–'])
})

test('after ten minutes in the CRM it asks whether the call goes on; Documentation may take over', async () => {
  await switchTo(db, 'outgoing-call')
  await pass(10)
  await pass(10, CRM)
  expect(await doubt()).toBeUndefined()
  await pass(1, CRM)
  expect(await doubt()).toEqual({ why: 'crm', at: start + 11 * minute })
  await documentInstead(db)
  expect(await readLines()).toEqual(['outgoing-call 0–11', 'documentation 11–'])
  await pass(5)
  expect(await readLines()).toEqual(['outgoing-call 0–11', 'documentation 11–22'])
})

test('does not ask about a call while the person is away', async () => {
  await switchTo(db, 'outgoing-call')
  await pass(12, CRM)
  await apply(db, { at: 'away', why: 'locked' })
  expect(await doubt()).toBeUndefined()
})
