import { describe, expect, test, vi } from 'vitest'
import { explain } from '../../../src/store/timeline/answers.ts'
import {
  apply,
  back,
  moveStart,
  setNote,
  stop,
  switchTo,
} from '../../../src/store/timeline/commands.ts'
import { readPopupView } from '../../../src/store/views/popup-view.ts'
import { at, db, pass, setUpCommands, start, timelineText } from '../../support/command-clock.ts'
import { freshProfile } from '../../support/fresh-profile.ts'
import { expectInvariants } from '../../support/invariants.ts'

setUpCommands()

describe('switch', () => {
  test('ends one segment and starts the other at the same instant', async () => {
    await switchTo(db, 'research')
    await pass(10)
    await switchTo(db, 'misc')
    expect(await timelineText()).toEqual(['research 0–10', 'misc 10–'])
  })

  test('to the running category changes nothing', async () => {
    await switchTo(db, 'research')
    await pass(10)
    await switchTo(db, 'research')
    expect(await timelineText()).toEqual(['research 0–'])
  })

  test('to an unknown category is refused, and nothing is stored', async () => {
    await expect(switchTo(db, 'golf')).rejects.toThrow('No such category: golf')
    expect(await timelineText()).toEqual([])
  })

  test('many at once, from two pages, never overlap', async () => {
    const other = freshProfile()
    const [one, two] = [other.open(), other.open()]
    const categories = ['research', 'misc', 'incoming-call', 'client-meeting']
    await Promise.all(
      Array.from({ length: 40 }, (_, i) => {
        vi.setSystemTime(start + i * 7)
        return switchTo(i % 2 ? one : two, categories[i % 4] ?? '')
      }),
    )
    await expectInvariants(one)
  })
})

describe('started 15 minutes ago', () => {
  test('takes time from the segment before', async () => {
    await switchTo(db, 'research')
    await pass(20)
    await switchTo(db, 'client-meeting')
    await moveStart(db, at(5))
    expect(await timelineText()).toEqual(['research 0–5', 'client-meeting 5–'])
  })

  test('covers untracked time', async () => {
    await switchTo(db, 'research')
    await pass(2)
    await stop(db)
    await pass(20)
    await switchTo(db, 'client-meeting')
    await moveStart(db, at(7))
    expect(await timelineText()).toEqual(['research 0–2', 'client-meeting 7–'])
  })

  test('in the future is refused', async () => {
    await switchTo(db, 'research')
    await expect(moveStart(db, at(1))).rejects.toThrow('future')
    await expect(moveStart(db, Number.NaN)).rejects.toThrow('future')
    expect(await timelineText()).toEqual(['research 0–'])
  })
})

describe('notes', () => {
  test('of over 500 characters are refused; an empty one removes the note', async () => {
    await switchTo(db, 'research')
    await setNote(db, 'x'.repeat(500))
    await setNote(db, '😀'.repeat(500))
    await expect(setNote(db, '😀'.repeat(501))).rejects.toThrow('500')
    await expect(setNote(db, 'x'.repeat(501))).rejects.toThrow('500')
    await setNote(db, '  ')
    expect(await timelineText()).toEqual(['research 0–'])
  })
})

describe('a note that is being typed', () => {
  test('is stored with the segment it was written for, also after that ended by itself', async () => {
    await switchTo(db, 'research')
    const { running } = await readPopupView(db)
    await pass(1)
    await switchTo(db, 'misc')
    await setNote(db, 'plant managers', running?.id)
    expect(await timelineText()).toEqual(['research 0–1 (plant managers)', 'misc 1–'])
  })
})

describe('back', () => {
  test('after Stop resumes the last picked category', async () => {
    await switchTo(db, 'research')
    await stop(db)
    await pass(1)
    await back(db)
    expect(await timelineText()).toEqual(['research 1–'])
  })
})

describe('time away', () => {
  test('is asked for, explained, and then counts', async () => {
    await switchTo(db, 'research')
    await pass(10)
    await apply(db, { at: 'away', why: 'locked' })
    vi.setSystemTime(at(57))
    await apply(db, { at: 'elsewhere' })
    const { question } = await readPopupView(db)
    expect(question).toMatchObject({
      startedAt: at(10),
      endedAt: at(57),
      before: 'research',
      count: 1,
    })
    await explain(db, question?.id ?? '', 'client-meeting')
    const view = await readPopupView(db)
    expect(view.question).toBeUndefined()
    expect(view.totals).toEqual({ research: 10 * 60_000, 'client-meeting': 47 * 60_000 })
    expect(view.selling).toBeCloseTo(47 / 57)
  })

  test('a break is in no share', async () => {
    await switchTo(db, 'client-meeting')
    await pass(10)
    await switchTo(db, 'research')
    await pass(10)
    await apply(db, { at: 'away', why: 'locked' })
    vi.setSystemTime(at(57))
    await apply(db, { at: 'elsewhere' })
    await explain(db, (await readPopupView(db)).question?.id ?? '', 'break')
    expect(await readPopupView(db)).toMatchObject({ worked: 20 * 60_000, selling: 0.5 })
  })
})
