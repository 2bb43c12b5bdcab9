/** A person's expected working time: the working week and the days off. */
import {
  type Expected,
  firstDayOf,
  firstWeekdayOf,
  type Reason,
  type TimeOff,
  USUAL_WEEK,
  usualWeekOf,
  type WorkingWeek,
  withoutRange,
  withRange,
} from '../core/day/expected-time.ts'
import type { Dates } from '../core/report/range.ts'
import type { StintDatabase } from './database.ts'
import type { StoredWorkingTime } from './named.ts'
import { readNamed, writeNamed } from './named-rows.ts'
import type { Reads } from './reads.ts'

const NONE: StoredWorkingTime = { off: [], changedAt: 0 }

export const readWorkingTime = async (db: Pick<Reads, 'named'>): Promise<StoredWorkingTime> =>
  (await readNamed(db, 'workingTime')) ?? NONE

/** The usual working week of the region that the browser's language names. */
const regionWeek = (): WorkingWeek => usualWeekOf(navigator.language)

/**
 * When the person is expected to work. `week` is their own working week, or else that of their
 * team, or else that of their region. `off` has the person's days off and the team's holidays.
 */
export const readExpected = async (db: Pick<Reads, 'named'>): Promise<Expected> => {
  const own = await readWorkingTime(db)
  const team = (await readNamed(db, 'team'))?.workingTime
  return {
    week: own.week ?? team?.week ?? regionWeek(),
    off: [...own.off, ...(team?.off ?? [])],
  }
}

/** The weekday on which the person's weeks begin, 1 = Monday. */
export const firstDayIn = ({ week }: Pick<Expected, 'week'>): number =>
  firstDayOf(week, firstWeekdayOf(navigator.language))

/**
 * Changes the person's working time. The new `changedAt` is never before the previous one, even if
 * the clock was set back.
 */
const changeWorkingTime = (
  db: StintDatabase,
  next: (time: StoredWorkingTime) => Omit<StoredWorkingTime, 'changedAt'>,
) =>
  db.transaction('rw', db.named, async () => {
    const before = await readWorkingTime(db)
    const changedAt = Math.max(Date.now(), before.changedAt + 1)
    await writeNamed(db, 'workingTime', { ...next(before), changedAt })
  })

/**
 * Sets the person's working week.
 * @param week undefined if the week of the team or of the region is to be used
 */
export const setWorkingWeek = (db: StintDatabase, week: WorkingWeek | undefined) =>
  changeWorkingTime(db, ({ off }) => ({ off, ...(week && { week }) }))

export const addTimeOff = (db: StintDatabase, added: TimeOff) =>
  changeWorkingTime(db, (time) => ({ ...time, off: withRange(time.off, added) }))

export const removeTimeOff = (db: StintDatabase, range: Dates) =>
  changeWorkingTime(db, (time) => ({ ...time, off: withoutRange(time.off, range) }))

/**
 * The largest number of the person's stored answers to the question whether days of leave in the
 * calendar are days off. The calendar is read only for a limited number of days, which cannot
 * contain more periods of leave than this.
 */
const MOST_ANSWERS = 100

export const readAnsweredLeave = async (db: Pick<Reads, 'named'>): Promise<readonly Dates[]> =>
  (await readNamed(db, 'leaveAnswered')) ?? []

/**
 * Stores the person's answer to the question whether days that are leave in the calendar are days
 * off. Only the days are stored, and not the calendar's entry, so that no more is stored than for
 * other days off.
 * @param reason why the person is off; undefined if these are working days
 */
export const answerLeave = (
  db: StintDatabase,
  { from, to }: Dates,
  reason: Reason | undefined,
): Promise<void> =>
  db.transaction('rw', db.named, async () => {
    const answered = [...(await readAnsweredLeave(db)), { from, to }]
    await writeNamed(db, 'leaveAnswered', answered.slice(-MOST_ANSWERS))
    if (reason) await addTimeOff(db, { from, to, reason })
  })

/**
 * A person's working time in the form that the endpoint stores: without the reasons of days off.
 */
interface HeldWorkingTime {
  week?: WorkingWeek
  off: readonly Dates[]
  changedAt: number
}

/**
 * The reason of days off that another browser has sent. The endpoint sends no reasons, so a reason
 * that is known in this browser is kept.
 */
const reasonOf = (range: Dates, known: readonly TimeOff[]): Reason =>
  known.find(({ from, to }) => from === range.from && to === range.to)?.reason ?? 'other'

/**
 * Stores the working time that another browser of the person has sent, if it was changed later than
 * the working time in this browser.
 */
export const takeOverWorkingTime = (db: StintDatabase, held: HeldWorkingTime) =>
  db.transaction('rw', db.named, async () => {
    const here = await readWorkingTime(db)
    if (held.changedAt <= here.changedAt) return
    await writeNamed(db, 'workingTime', {
      ...(held.week && { week: held.week }),
      off: held.off.map((range) => ({ ...range, reason: reasonOf(range, here.off) })),
      changedAt: held.changedAt,
    })
  })

const isMondayToFriday = (week: WorkingWeek) => week.join() === USUAL_WEEK.join()

/**
 * The working time to send, and the text to store as `workingTimeSent` after it was sent. Returns
 * undefined if the endpoint already has this working time.
 */
export const readUnsentWorkingTime = (db: StintDatabase) =>
  db.transaction('r', db.named, async () => {
    const time = await readWorkingTime(db)
    const usualWeek = regionWeek()
    // The week is from Monday to Friday, and the person has never changed it. An endpoint assumes
    // this week if a browser has sent none.
    if (time.changedAt === 0 && isMondayToFriday(usualWeek)) return undefined
    const mark = `${time.changedAt} ${usualWeek.join()}`
    if ((await readNamed(db, 'workingTimeSent')) === mark) return undefined
    const { week, off, changedAt } = time
    const ranges = off.map(({ from, to }) => ({ from, to }))
    return { mark, time: { ...(week && { week }), usualWeek, off: ranges, changedAt } }
  })

export const noteWorkingTimeSent = (db: StintDatabase, mark: string) =>
  db.transaction('rw', db.named, async () => {
    await writeNamed(db, 'workingTimeSent', mark)
  })
