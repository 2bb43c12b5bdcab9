import { describe, expect, test, vi } from 'vitest'
import { changeSettings } from '../../../src/store/settings.ts'
import { explain } from '../../../src/store/timeline/answers.ts'
import { apply, moveStart, setNote, stop, switchTo } from '../../../src/store/timeline/commands.ts'
import { redo, undo } from '../../../src/store/timeline/undo.ts'
import { readPopupView } from '../../../src/store/views/popup-view.ts'
import { at, db, pass, setUpCommands, timelineText } from '../../support/command-clock.ts'
import { onDeal } from '../../support/play-events.ts'
import { PIPEDRIVE } from '../../support/stopped-clock.ts'

setUpCommands()

describe('undo', () => {
  test('takes back a switch: the time since then goes to the category before', async () => {
    await switchTo(db, 'research')
    await pass(10)
    await switchTo(db, 'misc')
    await pass(5)
    await undo(db)
    expect(await timelineText()).toEqual(['research 0–'])
  })

  test('takes back Stop', async () => {
    await switchTo(db, 'research')
    await pass(10)
    await stop(db)
    await pass(1)
    await undo(db)
    expect(await timelineText()).toEqual(['research 0–'])
  })

  test('takes back the first switch of all', async () => {
    await switchTo(db, 'research')
    await undo(db)
    expect(await timelineText()).toEqual([])
  })

  test('takes back a moved start, and the time that it took is there again', async () => {
    await switchTo(db, 'research')
    await pass(10)
    await switchTo(db, 'misc')
    await pass(2)
    await switchTo(db, 'client-meeting')
    await pass(2)
    await moveStart(db, at(8))
    expect(await timelineText()).toEqual(['research 0–8', 'client-meeting 8–'])
    await undo(db)
    expect(await timelineText()).toEqual(['research 0–10', 'misc 10–12', 'client-meeting 12–'])
  })

  test('takes back Documentation that started by itself, and keeps it away', async () => {
    await switchTo(db, 'research')
    await pass(10)
    await apply(db, PIPEDRIVE)
    vi.setSystemTime(at(10.5))
    await apply(db, PIPEDRIVE)
    expect(await timelineText()).toEqual(['research 0–10', 'documentation 10–'])
    await undo(db)
    vi.setSystemTime(at(11))
    await apply(db, PIPEDRIVE)
    expect(await timelineText()).toEqual(['research 0–'])
  })

  test('of Documentation takes back the whole run with its records', async () => {
    await changeSettings(db, { keepRecords: true })
    await switchTo(db, 'research')
    await pass(10)
    for (const [minute, id] of [
      [10, '1'],
      [11, '2'],
      [12, '3'],
      [13, '3'],
    ] as const) {
      vi.setSystemTime(at(minute))
      await apply(db, onDeal(id))
    }
    expect(await timelineText()).toEqual([
      'research 0–10',
      'documentation 10–11',
      'documentation 11–12',
      'documentation 12–',
    ])
    await undo(db)
    expect(await timelineText()).toEqual(['research 0–'])
  })

  test('takes back a note by itself, then the switch before it; redo makes both again', async () => {
    await switchTo(db, 'research')
    await pass(1)
    await switchTo(db, 'misc')
    await setNote(db, 'plant')
    await setNote(db, 'plant managers')
    await undo(db)
    expect(await timelineText()).toEqual(['research 0–1', 'misc 1–'])
    await undo(db)
    expect(await timelineText()).toEqual(['research 0–'])
    await redo(db)
    await redo(db)
    expect(await timelineText()).toEqual(['research 0–1', 'misc 1– (plant managers)'])
  })

  test('does not reach over an absence in which nothing was stored', async () => {
    await switchTo(db, 'research')
    await pass(10)
    await stop(db)
    vi.setSystemTime(at(600))
    await apply(db, { at: 'elsewhere' })
    expect((await readPopupView(db)).undo).toBeUndefined()
    await undo(db)
    expect(await timelineText()).toEqual(['research 0–10'])

    await switchTo(db, 'research')
    await pass(1)
    await switchTo(db, 'client-meeting')
    await apply(db, { at: 'away', why: 'locked' })
    vi.setSystemTime(at(700))
    await apply(db, { at: 'elsewhere' })
    await undo(db)
    expect((await timelineText()).at(-1)).toBe('client-meeting 601–')
  })

  test('after leaving the CRM keeps Documentation, which then counts as picked', async () => {
    await switchTo(db, 'research')
    await pass(10)
    await apply(db, PIPEDRIVE)
    vi.setSystemTime(at(11))
    await apply(db, PIPEDRIVE)
    vi.setSystemTime(at(12))
    await pass(2)
    expect((await timelineText()).at(-1)).toBe('research 13–')
    await undo(db)
    await pass(2)
    expect((await timelineText()).at(-1)).toBe('documentation 10–')
  })

  test('of an answer takes back only the answer', async () => {
    await switchTo(db, 'research')
    await pass(10)
    await apply(db, { at: 'away', why: 'locked' })
    vi.setSystemTime(at(20))
    await apply(db, { at: 'elsewhere' })
    await pass(1)
    await apply(db, PIPEDRIVE)
    vi.setSystemTime(at(22))
    await apply(db, PIPEDRIVE)
    await explain(db, (await readPopupView(db)).question?.id ?? '', 'misc')
    await undo(db)
    expect(await timelineText()).toEqual([
      'research 0–10',
      'unexplained 10–20',
      'research 20–21',
      'documentation 21–',
    ])
  })

  test('loses no note: neither an edited one nor a new one', async () => {
    await switchTo(db, 'research')
    await setNote(db, 'old')
    await pass(10)
    await switchTo(db, 'misc')
    await setNote(db, 'important')
    await undo(db)
    await undo(db)
    expect(await timelineText()).toEqual(['research 0– (old)'])
    await redo(db)
    await redo(db)
    expect(await timelineText()).toEqual(['research 0–10 (old)', 'misc 10– (important)'])
  })

  test('does not reach beyond time away', async () => {
    await switchTo(db, 'research')
    await pass(10)
    await apply(db, { at: 'away', why: 'locked' })
    vi.setSystemTime(at(20))
    await apply(db, { at: 'elsewhere' })
    await undo(db)
    expect(await timelineText()).toEqual(['research 0–10', 'unexplained 10–20', 'research 20–'])
  })
})
