/** A person's expected working time: their week and days off. */
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
} from '../core/day/expected.ts'
import type { Dates } from '../core/report/range.ts'
import type { StintDatabase, StoredWorkingTime } from './database.ts'
import { readNamed, writeNamed } from './named-rows.ts'
import type { Reads } from './reads.ts'

const NONE: StoredWorkingTime = { off: [], changedAt: 0 }

export const readWorkingTime = async (db: Pick<Reads, 'named'>): Promise<StoredWorkingTime> =>
  (await readNamed(db, 'workingTime')) ?? NONE

/** The week by the language of the browser. */
export const regionWeek = (): WorkingWeek => usualWeekOf(navigator.language)

/** What counts: the person's own, else their team's; the team's holidays count as well. */
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

/** A clock that was set back makes no change older than the one before. */
const changeWorkingTime = (
  db: StintDatabase,
  next: (time: StoredWorkingTime) => Omit<StoredWorkingTime, 'changedAt'>,
) =>
  db.transaction('rw', db.named, async () => {
    const before = await readWorkingTime(db)
    const changedAt = Math.max(Date.now(), before.changedAt + 1)
    await writeNamed(db, 'workingTime', { ...next(before), changedAt })
  })

/** @param week undefined: the team's or the region's */
export const setWorkingWeek = (db: StintDatabase, week: WorkingWeek | undefined) =>
  changeWorkingTime(db, ({ off }) => ({ off, ...(week && { week }) }))

export const addTimeOff = (db: StintDatabase, added: TimeOff) =>
  changeWorkingTime(db, (time) => ({ ...time, off: withRange(time.off, added) }))

export const removeTimeOff = (db: StintDatabase, range: Dates) =>
  changeWorkingTime(db, (time) => ({ ...time, off: withoutRange(time.off, range) }))

/** Answers that are remembered; more do not fit into the days that are read of a calendar. */
const MOST_ANSWERS = 100

export const readAnsweredLeave = async (db: Pick<Reads, 'named'>): Promise<readonly Dates[]> =>
  (await readNamed(db, 'leaveAnswered')) ?? []

/**
 * Answers whether days that stand in the calendar as leave are days off. The days are remembered, not
 * the entry: they say nothing that the days off do not.
 * @param reason undefined: they are working days
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

/** What the endpoint holds of a person, without reasons. */
export interface HeldWorkingTime {
  week?: WorkingWeek
  off: readonly Dates[]
  changedAt: number
}

/** A range from another browser comes without a reason; where it is known here, it is kept. */
const reasonOf = (range: Dates, known: readonly TimeOff[]): Reason =>
  known.find(({ from, to }) => from === range.from && to === range.to)?.reason ?? 'other'

/** Takes over what another browser of the person has sent, if it is later. */
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

/** What is to be sent, and the mark that it gets once it was; undefined if the endpoint has it. */
export const readUnsentWorkingTime = (db: StintDatabase) =>
  db.transaction('r', db.named, async () => {
    const time = await readWorkingTime(db)
    const usualWeek = regionWeek()
    // What an endpoint takes for granted.
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
