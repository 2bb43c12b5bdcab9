import { useEffect, useState } from 'preact/hooks'
import type { PeriodTime } from '../../../core/indicators/derived.ts'
import type { Figures } from '../../../core/indicators/figures.ts'
import {
  lastDayOf,
  type PeriodKind,
  periodOf,
  periodsBetween,
  shiftPeriod,
} from '../../../core/indicators/periods.ts'
import { figuresBy, timesOf } from '../../../core/indicators/results.ts'
import type { CallList } from '../../../core/report/call-lists.ts'
import type { RollUp } from '../../../core/report/roll-up.ts'
import type { StintDatabase } from '../../../store/database.ts'
import { readCallLists, readDays } from '../../../store/views/report-view.ts'
import type { OwnIndicatorsPort, OwnIndicatorValues } from '../ports.ts'

/**
 * The number of periods that are read for each kind of period. It is enough for a correlation with
 * a lag (core/indicators/correlation.ts).
 */
const READ: Record<PeriodKind, number> = { week: 26, month: 18, quarter: 6 }
/** The number of periods that are shown for each kind of period. */
export const SHOWN: Record<PeriodKind, number> = { week: 13, month: 13, quarter: 6 }

interface Asked {
  db: StintDatabase
  port: OwnIndicatorsPort
  kind: PeriodKind
  today: string
  rollUp: RollUp
}

export interface OwnResultsRead {
  kind: PeriodKind
  /** The person's key indicators. Undefined if this browser is not connected. */
  given: OwnIndicatorValues | undefined
  figures: ReadonlyMap<string, Figures>
  times: ReadonlyMap<string, PeriodTime>
  periods: readonly string[]
  present: string
  /** The call lists of the last whole period. */
  lists: { from: string; lists: readonly CallList[] }
}

/** Reads the times month by month, so that the page still reacts to the person while it reads. */
const readTimes = async (
  { db, kind, rollUp, today }: Asked,
  first: string,
  signal: AbortSignal,
) => {
  const days = []
  for (const month of periodsBetween('month', first, today)) {
    if (signal.aborted) break
    const from = month < first ? first : month
    days.push(...(await readDays(db, { from, to: lastDayOf('month', month) })))
  }
  return timesOf([{ days }], kind, rollUp)
}

const readAll = async (asked: Asked, signal: AbortSignal): Promise<OwnResultsRead> => {
  const { db, port, kind, today } = asked
  const present = periodOf(kind, today)
  const first = shiftPeriod(kind, present, 1 - READ[kind])
  const last = shiftPeriod(kind, present, -1)
  const given = await port({ from: first, to: today }, signal)
  const times = await readTimes(asked, first, signal)
  const lists = await readCallLists(db, { from: last, to: lastDayOf(kind, last) })
  return {
    kind,
    given,
    times,
    figures: figuresBy(kind, given?.values ?? [], given?.own ?? []),
    periods: periodsBetween(kind, first, today),
    present,
    lists: { from: last, lists },
  }
}

/** A person's own time and key indicators. Undefined until they are read. */
export function useOwnResults(asked: Asked) {
  const [state, setState] = useState<OwnResultsRead | { error: unknown }>()
  const [tries, setTries] = useState(0)
  const { kind, today } = asked
  useEffect(() => {
    const control = new AbortController()
    const tell = (next: typeof state) => {
      if (!control.signal.aborted) setState(next)
    }
    setState(undefined)
    readAll(asked, control.signal).then(tell, (error: unknown) => tell({ error }))
    return () => control.abort()
  }, [kind, today, tries])
  return { state, again: () => setTries(tries + 1) }
}
