/** Reads the data of the report's page, and reads them again after every change. */
import { useEffect, useState } from 'preact/hooks'
import { monthsAround } from '../../core/report/months.ts'
import type { Range } from '../../core/report/range.ts'
import { type Stage, trendOf } from '../../core/report/trend.ts'
import type { StintDatabase } from '../../store/database.ts'
import { readGuess } from '../../store/views/guesses.ts'
import { type OwnReport, readDays, readOwnReport } from '../../store/views/report-view.ts'
import { watch } from '../live-query.ts'

export interface Read {
  mine: OwnReport
  /** The person's guess for the month in which the range ends. */
  guess: Awaited<ReturnType<typeof readGuess>>
}

/**
 * Returns the report of a range. While a new range is read, it still returns the report of the
 * previous range.
 */
export function useMine(db: StintDatabase, range: Range, fail: () => void): Read | undefined {
  const [read, setRead] = useState<Read>()
  const { kind, from, to } = range
  useEffect(
    () =>
      watch(
        async () => ({
          mine: await readOwnReport(db, { kind, from, to }),
          guess: await readGuess(db, to.slice(0, 7)),
        }),
        setRead,
        fail,
      ),
    [kind, from, to],
  )
  return read
}

/**
 * The months around a range. The months are read one by one after the report itself; undefined
 * until all of them are read.
 */
export function useMonths(db: StintDatabase, mine: OwnReport): readonly Stage[] | undefined {
  const [read, setRead] = useState<{ key: string; stages: readonly Stage[] }>()
  const key = JSON.stringify(mine.range)
  useEffect(() => {
    let stopped = false
    const read = async () => {
      const found: Stage[] = []
      for (const month of monthsAround(mine.range, { ...mine.setting }).months) {
        if (stopped) return
        found.push(...trendOf(await readDays(db, month), 'month', mine.setting.rollUp))
      }
      if (!stopped) setRead({ key, stages: found })
    }
    // Reads again when the page is shown again, because the person may have corrected something on
    // the day page.
    const again = () => {
      if (document.visibilityState === 'visible') void read()
    }
    void read()
    document.addEventListener('visibilitychange', again)
    return () => {
      stopped = true
      document.removeEventListener('visibilitychange', again)
    }
  }, [key])
  return read?.key === key ? read.stages : undefined
}
