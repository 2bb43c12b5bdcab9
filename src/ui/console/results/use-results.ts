import { useEffect, useMemo, useState } from 'preact/hooks'
import type { PeriodTime } from '../../../core/indicators/derived.ts'
import type { Figures } from '../../../core/indicators/figures.ts'
import {
  lastDayOf,
  type PeriodKind,
  periodOf,
  periodsBetween,
  shiftPeriod,
} from '../../../core/indicators/periods.ts'
import { figuresBy, timesOf, type Worker } from '../../../core/indicators/results.ts'
import { type GroupWeek, wholeWeeks } from '../../../core/report/group.ts'
import type { Dates } from '../../../core/report/range.ts'
import { rollUpBy } from '../../../core/report/roll-up.ts'
import { ownZone } from '../../../store/own-zone.ts'
import type { IndicatorChoices, Reviews, Values } from '../../../sync/contract.ts'
import { failureWords } from '../failure-words.ts'
import type { IndicatorPorts } from '../indicators/ports.ts'
import type { TeamPorts } from '../team/ports.ts'

/**
 * The number of periods that are read for each kind of period. It is enough for a correlation with
 * a lag (core/indicators/correlation.ts), and for the usual range of a month
 * (core/indicators/usual-range.ts).
 */
const READ: Record<PeriodKind, number> = { week: 26, month: 24, quarter: 8 }
/** The number of periods that are shown for each kind of period. */
export const SHOWN: Record<PeriodKind, number> = { week: 13, month: 13, quarter: 8 }

interface Read {
  kind: PeriodKind
  times: ReadonlyMap<string, PeriodTime>
  /**
   * Whether the team is in group mode. In this mode the endpoint returns no figures of a single
   * person (docs/domain.md, *Who sees what*).
   */
  isGroup: boolean
  /** The weeks of a team in group mode; empty if the page shows months or quarters. */
  groupWeeks: readonly GroupWeek[]
  values: NonNullable<Values['team']>
  choices: IndicatorChoices
  reviews: Reviews['reviews']
  periods: readonly string[]
}

interface Ports {
  team: TeamPorts
  indicators: IndicatorPorts
}

interface Asked {
  team: string
  kind: PeriodKind
  today: string
}

/**
 * Divides a range into spans of a year, because the endpoint returns at most 400 days at a time.
 */
const spansOf = (from: string, to: string): Dates[] => {
  const spans: Dates[] = []
  for (let start = from; start <= to; start = shiftPeriod('month', start, 12)) {
    const end = lastDayOf('month', shiftPeriod('month', start, 11))
    spans.push({ from: start, to: end < to ? end : to })
  }
  return spans
}

/**
 * Reads the team's time. The time of a week is the sum of its days. The time of a month or a
 * quarter is computed from the endpoint's sums of months.
 */
const readTimes = async (
  ports: TeamPorts,
  { team, kind, today }: Asked,
  first: string,
  signal: AbortSignal,
) => {
  const versions = await ports.versions(team)
  const zone = ownZone()
  const asked = { team, versions, zone, signal }
  const day = { from: today, to: today }
  const parts: (readonly Worker[] | 'group')[] = []
  if (kind === 'week')
    parts.push(await ports.people({ ...asked, range: { from: first, to: today }, months: day }))
  else
    for (const months of spansOf(first, today))
      parts.push(await ports.people({ ...asked, range: day, months }))
  const rollUp = rollUpBy(versions)
  // In group mode the endpoint returns no time by months, so indicators are shown without time.
  const known = parts.filter((people) => people !== 'group')
  const isGroup = known.length < parts.length
  const weeks = isGroup && kind === 'week' ? wholeWeeks({ from: first, to: today }) : undefined
  return {
    times: new Map(known.flatMap((people) => [...timesOf(people, kind, rollUp)])),
    isGroup,
    groupWeeks: weeks ? await ports.group(team, weeks, signal) : [],
  }
}

const readAll = async (ports: Ports, asked: Asked, signal: AbortSignal): Promise<Read> => {
  const { team, kind, today } = asked
  const present = periodOf(kind, today)
  const first = shiftPeriod(kind, present, 1 - READ[kind])
  const [time, values, choices, reviews] = await Promise.all([
    readTimes(ports.team, asked, first, signal),
    ports.indicators.values(team, first, today),
    ports.indicators.choices(team),
    ports.indicators.reviews(team),
  ])
  return { kind, ...time, values, choices, reviews, periods: periodsBetween(kind, first, today) }
}

export interface ResultsRead extends Read {
  figures: ReadonlyMap<string, Figures>
  /** The period that contains today. */
  present: string
}

/** A team's time and indicators; undefined until they are read. */
export function useResults(ports: Ports, { team, kind, today }: Asked) {
  const [read, setRead] = useState<Read>()
  const [failed, setFailed] = useState('')
  useEffect(() => {
    const control = new AbortController()
    setRead(undefined)
    setFailed('')
    readAll(ports, { team, kind, today }, control.signal).then(
      (all) => !control.signal.aborted && setRead(all),
      (error) => !control.signal.aborted && setFailed(failureWords(error)),
    )
    return () => control.abort()
  }, [team, kind, today])
  const results = useMemo(
    (): ResultsRead | undefined =>
      read && {
        ...read,
        figures: figuresBy(read.kind, read.values, read.choices.own),
        present: periodOf(read.kind, today),
      },
    [read],
  )
  const setReviews = (reviews: Reviews['reviews']) => setRead(read && { ...read, reviews })
  return { results, failed, setReviews }
}
